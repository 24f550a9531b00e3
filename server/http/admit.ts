/**
 * What is asked of every request before a route sees it: who sends it, and how often.
 *
 * The server listens on loopback and knows no sign-in yet: it is for programs and pages of this
 * machine, and for no page of another site. Such a page could point its own name at 127.0.0.1 (DNS
 * rebinding): the Host header gives it away. Or it could send a form here: Sec-Fetch-Site or Origin
 * gives that away.
 */
import type { IncomingMessage } from 'node:http'
import { Fault } from '../services/fault.ts'
import type { RateLimit } from './rate.ts'

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics'])

/** The fault of a request that isn't let in. */
export const admit = (incoming: IncomingMessage, rate: RateLimit): Fault | undefined => {
  const { host, origin } = incoming.headers
  if (host === undefined || !LOOPBACK.test(host)) {
    return new Fault('host-not-allowed', 'This server answers as localhost or 127.0.0.1 only.')
  }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    const site = incoming.headers['sec-fetch-site']
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    const foreignOrigin = origin !== undefined && origin !== `http://${host}`
    if (foreignSite || foreignOrigin) return new Fault('cross-site', 'Pages of other sites may not send requests here.')
  }
  return UNLIMITED.has(incoming.url ?? '') ? undefined : rate.count(incoming.socket.remoteAddress ?? '', Date.now())
}
