/** What is asked of every request before a route sees it: whether it may come from where it comes from, and how often. */
import type { IncomingMessage } from 'node:http'
import { Fault } from '../services/fault.ts'
import type { Addresses } from './addresses.ts'
import type { RateLimit } from './rate.ts'

/** What machines ask every few seconds: neither limited nor traced. */
const ROUTINE = new Set(['/healthz', '/readyz', '/metrics'])

export const isRoutine = ({ url = '' }: IncomingMessage): boolean => ROUTINE.has(url)

/** U+0000 is no text: nothing is called so, and not every database can even be asked for it. */
const NUL = '%00'

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
  if (incoming.url?.includes(NUL)) return new Fault('bad-request', 'The request’s target holds the character U+0000.')
  return isRoutine(incoming) ? undefined : rate.count(incoming.socket.remoteAddress ?? '', Date.now())
}
