/** One line in the log and one observation in the metrics for each request. Bodies are never logged. */
import type { ServerResponse } from 'node:http'
import type { Services } from './context.ts'
import type { Incoming } from './exchange.ts'

export const observe = (incoming: Incoming, outgoing: ServerResponse, { log, metrics }: Observers): void => {
  outgoing.once('close', () => {
    const ms = Math.round((performance.now() - incoming.started) * 100) / 100
    const { method = '', route, id } = incoming
    const status = outgoing.statusCode
    metrics.request(method, route, status, ms / 1000)
    const line = { id, method, path: pathOf(incoming), status, ms, ...traceOf(incoming) }
    log.info(outgoing.writableFinished ? line : { ...line, aborted: true }, 'request')
  })
}

type Observers = Pick<Services, 'log' | 'metrics'>

/** Where the traces have the same request. */
const traceOf = ({ span }: Incoming) => {
  if (!span) return undefined
  const { traceId, spanId } = span.spanContext()
  return { trace_id: traceId, span_id: spanId }
}

/** Without the query string. */
const pathOf = ({ url = '' }: Incoming) => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
