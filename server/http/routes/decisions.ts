/** Recorded decisions: finding, replaying and explaining them, and a subject's history. */
import { signedIn } from '../../auth/authorise.ts'
import type { DecisionSummary, HistoryItem, WholeDecision } from '../../decisions/decisions.ts'
import { momentAt } from '../../services/evaluations.ts'
import { WORK_FAULTS } from '../../services/fault.ts'
import { languageFor, mediaFor } from '../accept.ts'
import { json } from '../answer.ts'
import type { Request, Services } from '../context.ts'
import { historyPage } from '../pages/history.ts'
import { pageResponse } from '../pages/page.ts'
import { parameter } from '../parameters.ts'
import { pageAnswer, pagingOf, readPage, readQuery, textKey } from '../query.ts'
import type { Routes } from '../route.ts'

export const decisionRoutes = (routes: Routes, services: Services): void => {
  listDecisions(routes, services)
  getDecision(routes, services)
  replayDecision(routes, services)
  explainDecision(routes, services)
  getSubject(routes, services)
}

const whoAsks = (c: Request) => signedIn(c.env.incoming.presented)

const listDecisions = (routes: Routes, { decisions }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/decisions',
      id: 'listDecisions',
      tag: 'Decisions',
      needs: 'decisions',
      summary: 'Recorded decisions, the latest first',
      description: 'Dates in `from` and `to` begin in the time zone of `strategy`, or in UTC where none is named.',
      query: 'DecisionQuery',
      answer: { description: 'A page of decisions', schema: 'DecisionPage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const query = readQuery(c, 'DecisionQuery')
      const page = pagingOf(query, textKey)
      const moment = (text: string | undefined, name: string) =>
        text === undefined ? undefined : momentAt(text, `/query/${name}`)
      const asked = { ...query, from: moment(query.from, 'from'), to: moment(query.to, 'to') }
      const found = await decisions.list(whoAsks(c), asked, page)
      return json(pageAnswer(found, page, ({ id }) => id))
    },
  )

const getDecision = (routes: Routes, { decisions }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/decisions/:decision',
      id: 'getDecision',
      tag: 'Decisions',
      needs: 'decisions',
      summary: 'One recorded decision, with its input and its result',
      query: 'NoQuery',
      answer: { description: 'The decision', schema: 'RecordedDecision' },
      faults: ['unknown-decision', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(wholeAnswer(await decisions.whole(whoAsks(c), parameter(c, 'decision'))))
    },
  )

const wholeAnswer = (whole: WholeDecision): DecisionSummary => {
  if (!('result' in whole)) return whole
  const { result, ...rest } = whole
  return { ...rest, ...(result.ok ? { decision: result.decision } : { refused: result.refusal }) }
}

const replayDecision = (routes: Routes, { decisions }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/decisions/:decision/replay',
      id: 'replayDecision',
      tag: 'Decisions',
      needs: 'decisions',
      summary: 'Evaluate a recorded decision again, by two backends, and compare',
      description:
        'From what was stored: by the engine, and by its JsonLogic rule that json-logic-js runs. Nothing is changed.',
      query: 'NoQuery',
      answer: { description: 'Identical, or where it differs, or why it can’t be replayed', schema: 'Replay' },
      faults: ['unknown-decision', 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await decisions.replay(whoAsks(c), parameter(c, 'decision')))
    },
  )

const explainDecision = (routes: Routes, { decisions }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/decisions/:decision/explain',
      id: 'explainDecision',
      tag: 'Decisions',
      needs: 'decisions',
      summary: 'Why a subject’s tier is not that of another decision',
      description: 'Data, rules, the tier held until then or the date: found by evaluating what lies between the two.',
      query: 'ExplainQuery',
      answer: { description: 'What changed the tier', schema: 'Explanation' },
      faults: ['unknown-decision', 'not-replayable', 'storage-unavailable'],
    },
    async (c) => {
      const { since } = readQuery(c, 'ExplainQuery')
      const decision = parameter(c, 'decision')
      return json({ decision, ...(await decisions.explain(whoAsks(c), decision, since)) })
    },
  )

const getSubject = (routes: Routes, { decisions, runs }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/subjects/:subject',
      id: 'getSubject',
      tag: 'Decisions',
      needs: 'decisions',
      summary: 'A subject’s recorded decisions and runs, and why its tier changed from one to the next',
      query: 'PageQuery',
      answer: {
        description: 'The latest first; as text/html a page to print, in the language that is preferred',
        schema: 'SubjectHistory',
        also: [{ media: 'text/html' }],
      },
      faults: ['unknown-strategy', 'not-acceptable', 'storage-unavailable', ...WORK_FAULTS],
    },
    async (c) => {
      const page = readPage(c, textKey)
      const [strategy, subject] = [parameter(c, 'id'), parameter(c, 'subject')]
      const media = mediaFor(c.env.incoming, ['application/json', 'text/html'])
      const found = await decisions.history(strategy, subject, page)
      const answer = pageAnswer(found, page, ({ decision }) => decision.id)
      if (media === 'application/json') {
        const told = page.after === undefined ? { runs: await runs.ofSubject(strategy, subject) } : {}
        const items = answer.items.map(itemAnswer)
        return json({ strategy, subject, ...answer, items, ...told }, 200, { vary: 'accept' })
      }
      return pageResponse(historyPage({ strategy, subject, ...answer }, languageFor(c.env.incoming)))
    },
  )

const itemAnswer = ({ decision, step }: HistoryItem) => ({ decision, ...step })
