/**
 * Operations that are answered from Node's request to Node's response, with no web Request and Response
 * between: for evaluations, which cost less than those two.
 *
 * Each is mounted in Hono as well, by the same handler. Taken here is only a target that is plainly its
 * path; one with a query string, an escape or an Idempotency-Key goes Hono's way. So does every fault: it is answered, and the
 * rest of its body is dealt with, in one place.
 */

import type { Incoming } from './exchange.ts'
import type { TextAnswer } from './textAnswer.ts'

/** Reads a request and says what to answer; `parameter` is that of the path, or ''. */
export type DirectHandler = (incoming: Incoming, parameter: string) => Promise<TextAnswer>

interface DirectRoute {
  path: string
  /** The path around its parameter; `after` is undefined where it has none. */
  before: string
  after: string | undefined
  handler: DirectHandler
}

/** What needs no decoding. */
const PLAIN = /^[\w-]+$/

export class DirectRoutes {
  readonly #routes: DirectRoute[] = []

  /** Adds a POST whose path has one parameter or none. */
  add(path: string, handler: DirectHandler): void {
    const [before = '', after] = path.split(/:\w+/)
    this.#routes.push({ path, before, after, handler })
  }

  /** Has a request answered, if it is for one of these routes; a fault is left for Hono to find. */
  answer(incoming: Incoming): Promise<TextAnswer> | undefined {
    if (incoming.method !== 'POST' || incoming.headers['idempotency-key'] !== undefined) return undefined
    for (const { path, before, after, handler } of this.#routes) {
      const parameter = parameterOf(incoming.url ?? '', before, after)
      if (parameter === undefined) continue
      incoming.route = path
      incoming.answering = handler(incoming, parameter)
      return incoming.answering
    }
    return undefined
  }
}

const parameterOf = (url: string, before: string, after: string | undefined): string | undefined => {
  if (after === undefined) return url === before ? '' : undefined
  if (!url.startsWith(before) || !url.endsWith(after)) return undefined
  const parameter = url.slice(before.length, -after.length)
  return PLAIN.test(parameter) ? parameter : undefined
}
