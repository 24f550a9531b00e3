/**
 * What a request can get wrong, or what keeps the server from answering it: the closed list.
 *
 * A fault is thrown, so that it leaves an open transaction too; the HTTP side answers it as problem
 * details. A refused evaluation is no fault but a result.
 */
import type { Problem } from '../../engine/index.ts'

export type FaultCode =
  | 'bad-request'
  | 'body-too-large'
  | 'cross-site'
  | 'empty-body'
  | 'forbidden'
  | 'headers-too-large'
  | 'host-not-allowed'
  | 'id-mismatch'
  | 'internal-error'
  | 'invalid-json'
  | 'invalid-request'
  | 'method-not-allowed'
  | 'not-found'
  | 'request-timeout'
  | 'stopping'
  | 'storage-unavailable'
  | 'strategy-exists'
  | 'strategy-has-errors'
  | 'too-many-requests'
  | 'unauthenticated'
  | 'unknown-strategy'
  | 'unknown-version'
  | 'unsupported-encoding'
  | 'unsupported-media-type'

export interface FaultError {
  /** JSON pointer into the request: its body, or `/query/…`. */
  pointer: string
  code: string
  message: string
}

export interface FaultExtra {
  /** All that check found, warnings too. */
  problems?: Problem[]
  /** When to come back, in seconds. */
  retryAfter?: number
  /** The methods that a path knows. */
  allow?: string[]
}

export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly errors: FaultError[]
  readonly extra: FaultExtra

  constructor(code: FaultCode, message: string, errors: FaultError[] = [], extra: FaultExtra = {}) {
    super(message)
    this.code = code
    this.errors = errors
    this.extra = extra
  }
}

export const unknownStrategy = (id: string) => new Fault('unknown-strategy', `There is no strategy "${id}".`)

export const unknownVersion = (id: string, version: number) =>
  new Fault('unknown-version', `Strategy "${id}" has no version ${version}.`)
