/** What is asked of every request before a route sees it: whether it may come from where it comes from, and how often. */
import type { IncomingMessage } from 'node:http'
import { Fault } from '../services/fault.ts'
import type { Addresses } from './addresses.ts'
import type { RateLimit } from './rate.ts'

const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics'])

/** The fault of a request that isn't let in. */
export const admit = (incoming: IncomingMessage, addresses: Addresses, rate: RateLimit): Fault | undefined => {
  const { host, origin } = incoming.headers
  if (host === undefined || !addresses.isOwnHost(host)) {
    const message = 'This server answers as localhost or 127.0.0.1, and under the name in TIERSMITH_URL.'
    return new Fault('host-not-allowed', message)
  }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    const site = incoming.headers['sec-fetch-site']
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    const foreignOrigin = origin !== undefined && !addresses.isOwnOrigin(origin, host)
    if (foreignSite || foreignOrigin) return new Fault('cross-site', 'Pages of other sites may not send requests here.')
  }
  return UNLIMITED.has(incoming.url ?? '') ? undefined : rate.count(incoming.socket.remoteAddress ?? '', Date.now())
}
