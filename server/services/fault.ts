/**
 * What a request can get wrong, or what keeps the server from answering it: the closed list.
 *
 * A fault is thrown, so that it leaves an open transaction too; the HTTP side answers it as problem
 * details. A refused evaluation is no fault but a result.
 */
import type { ContractBreak, Problem } from '../../engine/index.ts'

export type FaultCode =
  | 'approval-required'
  | 'bad-request'
  | 'binding-mismatch'
  | 'body-too-large'
  | 'breaks-not-accepted'
  | 'cross-site'
  | 'draft-exists'
  | 'effective-in-past'
  | 'empty-body'
  | 'forbidden'
  | 'headers-too-large'
  | 'host-not-allowed'
  | 'id-mismatch'
  | 'idempotency-in-progress'
  | 'idempotency-mismatch'
  | 'idempotency-secret'
  | 'internal-error'
  | 'invalid-json'
  | 'invalid-request'
  | 'last-admin'
  | 'mapping-misfit'
  | 'link-not-valid'
  | 'login-taken'
  | 'method-not-allowed'
  | 'not-cancellable'
  | 'not-acceptable'
  | 'not-found'
  | 'not-replayable'
  | 'not-in-dialect'
  | 'not-in-past'
  | 'own-work'
  | 'people-only'
  | 'person-disabled'
  | 'precondition-failed'
  | 'precondition-required'
  | 'proposal-closed'
  | 'recording-off'
  | 'request-timeout'
  | 'sign-in-failed'
  | 'stale-base'
  | 'stale-draft'
  | 'stopping'
  | 'storage-unavailable'
  | 'strategy-exists'
  | 'strategy-has-errors'
  | 'too-busy'
  | 'too-many-requests'
  | 'unauthenticated'
  | 'unknown-decision'
  | 'unknown-pack'
  | 'unknown-api-key'
  | 'unknown-draft'
  | 'unknown-person'
  | 'unknown-population'
  | 'unknown-proposal'
  | 'unknown-run'
  | 'unknown-strategy'
  | 'unknown-upload'
  | 'unknown-version'
  | 'unreadable-file'
  | 'unsupported-encoding'
  | 'unsupported-media-type'
  | 'work-failed'

/** What can come of work in a thread of its own (workers/pool.ts). */
export const WORK_FAULTS = ['work-failed', 'too-busy'] as const satisfies readonly FaultCode[]

export interface FaultError {
  /** JSON pointer into the request: its body, or `/query/…`. */
  pointer: string
  code: string
  message: string
}

export interface FaultExtra {
  /** All that check found, warnings too. */
  problems?: Problem[]
  /** What callers will feel and nobody has accepted. */
  breaks?: ContractBreak[]
  /** When to come back, in seconds. */
  retryAfter?: number
  /** The methods that a path knows. */
  allow?: string[]
  /** What is there now, where a precondition failed, and its ETag. */
  current?: { value: unknown; etag: string }
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

/** One place of a request that isn't as it must be. */
export const invalidAt = (pointer: string, message: string): Fault =>
  new Fault('invalid-request', message, [{ pointer, code: 'invalid-value', message }])

export const unknownStrategy = (id: string) => new Fault('unknown-strategy', `There is no strategy "${id}".`)

export const unknownVersion = (id: string, version: number) =>
  new Fault('unknown-version', `Strategy "${id}" has no version ${version}.`)
