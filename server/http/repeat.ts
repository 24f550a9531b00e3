/** Idempotency-Key: the same request sent again is answered as it was the first time, and has no second effect. */

import { signedIn } from '../auth/authorise.ts'
import type { Principal } from '../auth/principal.ts'
import type { OnceKey } from '../services/once.ts'
import { requestDigest } from '../services/repeats.ts'
import { invalidRequest, requestBytes } from './body.ts'
import type { Request, Services } from './context.ts'

export type Creates = true | 'secret'

/** Printable ASCII, as long as a key for people or machines can be. */
const KEY = /^[ -~]{1,255}$/

/** Answers a request that may be a repetition. @param creates `secret`: what it answers must not be kept */
export const answerOnce = async (
  c: Request,
  creates: Creates,
  services: Services,
  handler: () => Response | Promise<Response>,
): Promise<Response> => {
  const { incoming } = c.env
  const given = incoming.headers['idempotency-key']
  if (given === undefined) return handler()
  const principal = signedIn(incoming.presented)
  const key = keyOf(principal, String(given))
  const request = requestDigest(
    incoming.method ?? '',
    incoming.url ?? '',
    await requestBytes(incoming, services.limits),
  )
  const { repeats, log } = services
  const replay = async () => {
    const kept = await repeats.find(key, request)
    return kept && new Response(kept.body, { status: kept.status, headers: { ...kept.headers, ...REPLAYED } })
  }
  const before = await replay()
  if (before) return before
  const once = repeats.once(key, request)
  incoming.presented = { ...principal, once }
  let response: Response
  try {
    response = await handler()
  } catch (error) {
    // Another request with this key was faster: its answer is the answer, or what this one ran into.
    const after = await replay()
    if (after) return after
    throw error
  }
  if (once.hadEffect) {
    const body = creates === 'secret' ? undefined : await response.clone().text()
    await repeats
      .keep(key, { status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch((error) => {
        log.error({ id: incoming.id, err: error }, 'an answer could not be kept for its Idempotency-Key')
      })
  }
  return response
}

const REPLAYED = { 'idempotent-replayed': 'true' }

const keyOf = ({ kind, id }: Principal, key: string): OnceKey => {
  if (KEY.test(key)) return { actor: `${kind} ${id}`, key }
  const message = 'An Idempotency-Key has 1 to 255 printable ASCII characters.'
  throw invalidRequest([{ pointer: '/headers/Idempotency-Key', code: 'invalid-value', message }])
}
