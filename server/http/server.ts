/**
 * Node's HTTP server around the app: timeouts, what never reaches the app, and an orderly end.
 *
 * Node's own `requestTimeout` bounds a whole request and would cut long batches; so it bounds the
 * headers only, and bodies are timed where they are read.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Fault, type FaultCode } from '../services/fault.ts'
import { admit, isRoutine } from './admit.ts'
import type { Mounted } from './app.ts'
import type { Services } from './context.ts'
import { Incoming } from './exchange.ts'
import { observe } from './observe.ts'
import { asFault, faultAnswer } from './problem.ts'
import { RateLimit } from './rate.ts'
import { send } from './send.ts'

/** An answer that nobody takes, or a connection on which nothing moves, in milliseconds. */
const IDLE = 120_000
const KEEP_ALIVE = 5_000
const CHECK_INTERVAL = 1_000

export const createHttpServer = ({ app, direct }: Mounted, services: Services): Server => {
  const { patience, rate } = services.limits
  const rateLimit = new RateLimit(rate)
  const { addresses, tracing } = services
  const listener = getRequestListener(app.fetch, { errorHandler: () => invalidTarget() })
  const server = createServer({
    IncomingMessage: Incoming,
    headersTimeout: patience,
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE,
    connectionsCheckingInterval: CHECK_INTERVAL,
  })
  server.timeout = IDLE
  server.on('request', (incoming: Incoming, outgoing) => {
    observe(incoming, outgoing, services)
    if (tracing && !isRoutine(incoming)) tracing.follow(incoming, outgoing, () => take(incoming, outgoing))
    else take(incoming, outgoing)
  })
  const take = (incoming: Incoming, outgoing: ServerResponse) => {
    // Nobody reads the body of a GET: the connection ends with the answer, however slowly it comes.
    if (hasUnreadBody(incoming)) outgoing.shouldKeepAlive = false
    const fault = admit(incoming, addresses, rateLimit)
    if (fault) turnAway(fault, incoming, outgoing)
    else
      identified(incoming, services, (failure) =>
        failure ? turnAway(failure, incoming, outgoing) : answer(incoming, outgoing),
      )
  }
  const answer = (incoming: Incoming, outgoing: ServerResponse) => {
    const viaApp = () => void listener(incoming, outgoing)
    const answering = direct.answer(incoming)
    if (answering) answering.then((text) => send(text, outgoing), viaApp)
    else viaApp()
  }
  server.on('clientError', (error, socket) => refuse(error as NodeJS.ErrnoException, socket as Socket))
  return server
}

/** Who sends a request is known before it goes on; mostly from memory, so that nothing waits. */
const identified = (incoming: Incoming, { identities, log }: Services, next: (failure?: Fault) => void): void => {
  const presented = identities.identify(incoming.headers)
  if (!(presented instanceof Promise)) {
    incoming.presented = presented
    next()
    return
  }
  presented.then(
    (found) => {
      incoming.presented = found
      next()
    },
    (error) => {
      log.error({ id: incoming.id, err: error }, 'who sends a request could not be found out')
      next(asFault(error))
    },
  )
}

const invalidTarget = (): Response => {
  const { details, headers } = faultAnswer(new Fault('bad-request', 'The request’s target is not valid.'))
  return new Response(JSON.stringify(details), { status: details.status, headers })
}

/** Answered without reading the body; the connection ends with the answer. */
const turnAway = (fault: Fault, { id }: Incoming, outgoing: ServerResponse): void => {
  const { details, headers } = faultAnswer(fault, id)
  const body = JSON.stringify(details)
  outgoing.shouldKeepAlive = false
  outgoing.writeHead(details.status, { ...headers, 'content-length': Buffer.byteLength(body) })
  outgoing.end(body)
}

const hasUnreadBody = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)

/** What Node's parser refuses: answered on the bare socket. */
const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { details, headers } = faultAnswer(new Fault(codeOf(error), 'The request was not understood.'))
  const body = JSON.stringify(details)
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${details.status} ${STATUS_CODES[details.status]}\r\n${head}\r\n${body}`)
}

const codeOf = (error: NodeJS.ErrnoException): FaultCode => {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request-timeout'
  return 'bad-request'
}

/**
 * Takes no new connection, lets requests under way finish, and cuts what isn't done after `grace`
 * milliseconds.
 */
export const stopHttpServer = async (server: Server, grace: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), grace)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
