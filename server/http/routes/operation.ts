/** What operators look at: liveness, readiness, metrics. */
import { Fault } from '../../services/fault.ts'
import { json } from '../answer.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import type { Routes } from '../route.ts'

export const operationRoutes = (routes: Routes, { store, stopping, metrics }: Services): void => {
  routes.add(
    {
      method: 'get',
      path: '/healthz',
      id: 'health',
      tag: 'Operation',
      needs: 'anyone',
      summary: 'Whether the process answers',
      answer: { description: 'It does', schema: 'Health' },
      faults: [],
    },
    () => json({ status: 'ok' }),
  )
  routes.add(
    {
      method: 'get',
      path: '/readyz',
      id: 'readiness',
      tag: 'Operation',
      needs: 'anyone',
      summary: 'Whether requests should be sent here: the database answers and the server isn’t stopping',
      answer: { description: 'Yes', schema: 'Health' },
      faults: ['stopping', 'storage-unavailable'],
    },
    async () => {
      if (stopping()) throw new Fault('stopping', 'The server is stopping.')
      await store.ping()
      return json({ status: 'ok' })
    },
  )
  routes.add(
    {
      method: 'get',
      path: '/metrics',
      id: 'metrics',
      tag: 'Operation',
      needs: 'anyone',
      summary: 'Metrics in Prometheus’ text format',
      answer: { description: 'The metrics', media: 'text/plain' },
      faults: [],
    },
    async () =>
      new Response(await metrics.registry.metrics(), {
        headers: { ...DATA_HEADERS, 'content-type': metrics.registry.contentType },
      }),
  )
}
