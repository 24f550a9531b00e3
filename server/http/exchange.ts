/** A request as Node reads it, with what the log and the metrics say of it. */
import { randomBytes } from 'node:crypto'
import { IncomingMessage } from 'node:http'
import type { Span } from '@opentelemetry/api'
import type { Presented } from '../auth/authorise.ts'
import type { TextAnswer } from './textAnswer.ts'

const GIVEN_ID = /^[\w.-]{1,64}$/

/** Ids of this process: a random start and a count, so that none is spent on randomness alone. */
const START = randomBytes(6).toString('hex')
let count = 0

export class Incoming extends IncomingMessage {
  readonly started = performance.now()
  /** The operation's path, or what else answered. */
  route = 'other'
  /** Who sends it: told before any route sees it. */
  presented: Presented
  /** Its answer, where a handler is at work on it before Hono sees it. */
  answering: Promise<TextAnswer> | undefined
  /** Its span, where traces are asked for. */
  span: Span | undefined
  /** Its body, once somebody has asked for it. */
  bytes: Promise<Buffer> | undefined
  #id: string | undefined

  /** The caller's X-Request-Id, or one of ours. */
  get id(): string {
    this.#id ??= this.#givenId() ?? `${START}-${(++count).toString(36)}`
    return this.#id
  }

  #givenId(): string | undefined {
    const given = this.headers['x-request-id']
    return typeof given === 'string' && GIVEN_ID.test(given) ? given : undefined
  }
}
