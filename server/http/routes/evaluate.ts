/** Evaluation: one subject by a published or an unsaved strategy, and check. */
import { check, type Evaluation } from '../../../engine/index.ts'
import { decide } from '../../services/evaluations.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Request, Services } from '../context.ts'
import type { Metrics } from '../metrics.ts'
import { REFUSED, refusalResponse } from '../problem.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import { parameter } from './strategies.ts'

export const evaluateRoutes = (routes: Routes, services: Services): void => {
  evaluatePublished(routes, services)
  evaluateUnsaved(routes, services)
  checkUnsaved(routes, services)
}

const evaluatePublished = (routes: Routes, { evaluations, limits, metrics }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/evaluate',
      id: 'evaluate',
      tag: 'Evaluation',
      summary: 'Evaluate one subject',
      description:
        'By the version in effect at `asOf` (now by default) as known at `knownAt`, or by the `version` given.',
      query: 'NoQuery',
      body: 'EvaluateBody',
      answer: { description: 'The decision', schema: 'Decision' },
      faults: ['unknown-strategy', 'unknown-version', REFUSED, 'storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const body = await readBody(c, 'EvaluateBody', limits)
      const resolved = await evaluations.resolve(parameter(c, 'id'), body, '')
      return answer(c, resolved.ok ? decide(resolved, body, body.trace) : resolved.refusal, metrics)
    },
  )

const evaluateUnsaved = (routes: Routes, { evaluations, limits, metrics }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/evaluate',
      id: 'evaluateUnsaved',
      tag: 'Evaluation',
      summary: 'Evaluate one subject by a strategy that isn’t stored',
      query: 'NoQuery',
      body: 'EvaluateUnsavedBody',
      answer: { description: 'The decision', schema: 'Decision' },
      faults: ['strategy-has-errors', REFUSED],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const body = await readBody(c, 'EvaluateUnsavedBody', limits)
      return answer(c, decide(evaluations.unsaved(body.strategy, body.asOf), body, body.trace), metrics)
    },
  )

const checkUnsaved = (routes: Routes, { limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: '/v1/check',
      id: 'check',
      tag: 'Evaluation',
      summary: 'All problems of a strategy document',
      query: 'NoQuery',
      body: 'CheckBody',
      answer: { description: 'The problems; none where the list is empty', schema: 'CheckResult' },
      faults: [],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { strategy } = await readBody(c, 'CheckBody', limits)
      return json(check(strategy))
    },
  )

const answer = (c: Request, evaluation: Evaluation, metrics: Metrics): Response => {
  if (evaluation.ok) {
    metrics.evaluations('decision')
    return json(evaluation.decision)
  }
  metrics.evaluations(evaluation.refusal.code)
  return refusalResponse(c, evaluation.refusal)
}
