/** The timeline: which version takes effect when, and what is changed of it afterwards. */
import { signedIn } from '../../auth/authorise.ts'
import { momentAt } from '../../services/evaluations.ts'
import { invalidAt } from '../../services/fault.ts'
import { formatMoment } from '../../services/moment.ts'
import type { Asked } from '../../services/preparing.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { integerKey, pageAnswer, readPage, readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { Bodies } from '../schemas/index.ts'

const PATH = '/v1/strategies/:id/timeline'

export const timelineRoutes = (routes: Routes, services: Services): void => {
  getTimeline(routes, services)
  changeTimeline(routes, services)
}

const getTimeline = (routes: Routes, { strategies }: Services) =>
  routes.add(
    {
      method: 'get',
      path: PATH,
      id: 'getTimeline',
      tag: 'Versions',
      needs: 'read',
      summary: 'Which version takes effect when, in the order in which it was recorded',
      query: 'PageQuery',
      answer: { description: 'A page of timeline entries', schema: 'TimelinePage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const page = readPage(c, integerKey)
      const found = await strategies.timeline(parameter(c, 'id'), page)
      return json(pageAnswer(found, page, (entry) => entry.seq))
    },
  )

const changeTimeline = (routes: Routes, { proposals, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: PATH,
      id: 'changeTimeline',
      tag: 'Versions',
      needs: 'edit',
      summary: 'Cancel an entry that is still to come, or correct what was in effect in the past',
      description:
        'A correction is for reports: it changes no decision that was recorded, and `knownAt` shows what was known ' +
        'before it. Where people must approve what is published, they must approve this too.',
      query: 'NoQuery',
      body: 'TimelineBody',
      creates: true,
      answer: {
        status: 201,
        description: 'Done',
        schema: 'ProposalOutcome',
        others: [{ status: 202, description: 'Proposed: it waits for approval', schema: 'ProposalOutcome' }],
      },
      faults: [
        'unknown-strategy',
        'unknown-version',
        'not-cancellable',
        'not-in-past',
        'breaks-not-accepted',
        'storage-unavailable',
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const asked = askedOf(await readBody(c.env.incoming, 'TimelineBody', limits))
      const actor = signedIn(c.env.incoming.presented)
      const { proposal, outcome } = await proposals.change(actor, parameter(c, 'id'), asked)
      return json({ proposal, ...outcome }, outcome ? 201 : 202)
    },
  )

const askedOf = ({ correct, cancel, note, acceptedBreaks = [] }: Bodies['TimelineBody']): Asked => {
  if (correct && cancel === undefined) {
    const { version, effectiveFrom, phase } = correct
    return {
      kind: 'correct',
      version,
      effectiveFrom: formatMoment(momentAt(effectiveFrom, '/correct/effectiveFrom')),
      ...(phase === undefined ? {} : { phase }),
      note,
      acceptedBreaks,
    }
  }
  if (cancel === undefined || correct) throw invalidAt('', 'Say one of correct and cancel.')
  return { kind: 'cancel', seq: cancel, note, acceptedBreaks }
}
