/** Evaluation: one subject by a published or an unsaved strategy, and check. */
import { check, type JsonEvaluation } from '../../../engine/index.ts'
import { signedIn } from '../../auth/authorise.ts'
import { decide, withId } from '../../services/evaluations.ts'
import { evaluationAttributes } from '../../telemetry/evaluationSpan.ts'
import { json, jsonText } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import type { Incoming } from '../exchange.ts'
import type { Metrics } from '../metrics.ts'
import { NOTICE, NOTICE_HEADER } from '../notice.ts'
import { REFUSED, refusalAnswer } from '../problem.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { TextAnswer } from '../textAnswer.ts'

export const evaluateRoutes = (routes: Routes, services: Services): void => {
  evaluatePublished(routes, services)
  evaluateUnsaved(routes, services)
  checkUnsaved(routes, services)
}

const evaluatePublished = (routes: Routes, { evaluations, recording, limits, metrics }: Services) =>
  routes.addDirect(
    {
      method: 'post',
      path: '/v1/strategies/:id/evaluate',
      id: 'evaluate',
      tag: 'Evaluation',
      needs: 'evaluate',
      summary: 'Evaluate one subject',
      description:
        'By the version in effect at `asOf` (now by default) as known at `knownAt`, or by the `version` given. ' +
        'Whether it is recorded, the strategy’s settings say before `record` does; what is recorded is on the disk ' +
        'before it is answered, and has a `decisionId`.',
      query: 'NoQuery',
      body: 'EvaluateBody',
      creates: true,
      answer: { description: 'The decision', schema: 'Decision', headers: NOTICE_HEADER },
      faults: ['unknown-strategy', 'unknown-version', 'recording-off', REFUSED, 'storage-unavailable'],
    },
    async (incoming, id) => {
      const body = await readBody(incoming, 'EvaluateBody', limits)
      const resolved = await evaluations.resolve(id, body, '')
      if (!resolved.ok) return answer(incoming, resolved.refusal, metrics)
      const evaluation = decide(resolved, body, body.trace)
      incoming.span?.setAttributes(evaluationAttributes(resolved.strategy, outcomeOf(evaluation)))
      if (resolved.due === 'none') return announcing(answer(incoming, evaluation, metrics), resolved.notice)
      const asking = { resolved, when: body, trace: body.trace, actor: signedIn(incoming.presented) }
      const [decisionId] = await recording.keep(asking, [{ subject: body, evaluation }])
      return announcing(answer(incoming, evaluation, metrics, decisionId), resolved.notice)
    },
  )

const evaluateUnsaved = (routes: Routes, { evaluations, limits, metrics }: Services) =>
  routes.addDirect(
    {
      method: 'post',
      path: '/v1/evaluate',
      id: 'evaluateUnsaved',
      tag: 'Evaluation',
      needs: ['read', 'evaluate'],
      summary: 'Evaluate one subject by a strategy that isn’t stored',
      query: 'NoQuery',
      body: 'EvaluateUnsavedBody',
      answer: { description: 'The decision', schema: 'Decision' },
      faults: ['strategy-has-errors', REFUSED],
    },
    async (incoming) => {
      const body = await readBody(incoming, 'EvaluateUnsavedBody', limits)
      return answer(incoming, decide(evaluations.unsaved(body.strategy, body.asOf), body, body.trace), metrics)
    },
  )

const checkUnsaved = (routes: Routes, { limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/check',
      id: 'check',
      tag: 'Evaluation',
      needs: ['read', 'evaluate'],
      summary: 'All problems of a strategy document',
      query: 'NoQuery',
      body: 'CheckBody',
      answer: { description: 'The problems; none where the list is empty', schema: 'CheckResult' },
      faults: [],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { strategy } = await readBody(c.env.incoming, 'CheckBody', limits)
      return json(check(strategy))
    },
  )

/** With what is announced of the versions to come, if anything is. */
const announcing = (answered: TextAnswer, notice: string | undefined): TextAnswer =>
  notice === undefined ? answered : { ...answered, headers: { ...answered.headers, [NOTICE]: notice } }

const outcomeOf = (evaluation: JsonEvaluation): string => (evaluation.ok ? 'decision' : evaluation.refusal.code)

const answer = (
  incoming: Incoming,
  evaluation: JsonEvaluation,
  metrics: Metrics,
  decisionId?: string | undefined,
): TextAnswer => {
  metrics.evaluations(outcomeOf(evaluation))
  if (!evaluation.ok) return refusalAnswer(incoming, evaluation.refusal, decisionId)
  return jsonText(decisionId === undefined ? evaluation.json : withId(evaluation.json, decisionId))
}
