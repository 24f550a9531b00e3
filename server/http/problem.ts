/** RFC 9457 problem details: how every fault and every refused evaluation is answered. */
import type { ContractBreak, Problem, Refusal, RefusalCode } from '../../engine/index.ts'
import { Fault, type FaultCode } from '../services/fault.ts'
import { StorageUnavailable } from '../store/errors.ts'
import type { Request } from './context.ts'
import type { Incoming } from './exchange.ts'
import { DATA_HEADERS } from './headers.ts'
import { type TextAnswer, textResponse } from './textAnswer.ts'

interface Kind {
  status: number
  title: string
}

const FAULTS: Record<FaultCode, Kind> = {
  'bad-request': { status: 400, title: 'The request is not valid HTTP' },
  'empty-body': { status: 400, title: 'The body is empty' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-request': { status: 400, title: 'The request is not as documented' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  'sign-in-failed': { status: 401, title: 'Login or password is wrong' },
  forbidden: { status: 403, title: 'Not with this role' },
  'cross-site': { status: 403, title: 'Requests from other sites are refused' },
  'host-not-allowed': { status: 403, title: 'Not this host' },
  'own-work': { status: 403, title: 'Nobody approves what is their own' },
  'people-only': { status: 403, title: 'Only people approve' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'unknown-decision': { status: 404, title: 'No such decision' },
  'unknown-pack': { status: 404, title: 'No such pack' },
  'unknown-api-key': { status: 404, title: 'No such API key' },
  'unknown-draft': { status: 404, title: 'No such draft' },
  'unknown-person': { status: 404, title: 'No such person' },
  'unknown-population': { status: 404, title: 'No such population' },
  'unknown-upload': { status: 404, title: 'No such upload' },
  'unknown-run': { status: 404, title: 'No such run' },
  'unknown-proposal': { status: 404, title: 'No such proposal' },
  'unknown-strategy': { status: 404, title: 'No such strategy' },
  'unknown-version': { status: 404, title: 'No such version' },
  'not-acceptable': { status: 406, title: 'Not in this form' },
  'method-not-allowed': { status: 405, title: 'Not with this method' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'approval-required': { status: 409, title: 'People must approve this first' },
  'binding-mismatch': { status: 409, title: 'This is not what was approved' },
  'breaks-not-accepted': { status: 409, title: 'Callers will feel this' },
  'draft-exists': { status: 409, title: 'The draft exists already' },
  'effective-in-past': { status: 409, title: 'The date is in the past' },
  'last-admin': { status: 409, title: 'The last admin must stay one' },
  'login-taken': { status: 409, title: 'Somebody signs in with this login' },
  'person-disabled': { status: 409, title: 'This person is disabled' },
  'not-cancellable': { status: 409, title: 'This entry can’t be cancelled' },
  'not-in-past': { status: 409, title: 'The date is still to come' },
  'proposal-closed': { status: 409, title: 'The proposal is closed' },
  'stale-base': { status: 409, title: 'Another version came first' },
  'stale-draft': { status: 409, title: 'The draft has changed' },
  'not-replayable': { status: 409, title: 'The decision can’t be evaluated again' },
  'recording-off': { status: 409, title: 'The strategy records no decisions' },
  'idempotency-in-progress': { status: 409, title: 'The same request is under way or done' },
  'idempotency-mismatch': { status: 409, title: 'The Idempotency-Key belongs to another request' },
  'idempotency-secret': { status: 409, title: 'Answered before, with a secret' },
  'strategy-exists': { status: 409, title: 'The strategy exists already' },
  'link-not-valid': { status: 410, title: 'The link is not valid' },
  'precondition-failed': { status: 412, title: 'It has changed in the meantime' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-encoding': { status: 415, title: 'Compressed bodies are not read' },
  'unsupported-media-type': { status: 415, title: 'Not this content type' },
  'id-mismatch': { status: 422, title: 'The document belongs to another strategy' },
  'not-in-dialect': { status: 422, title: 'This dialect can’t say the strategy' },
  'mapping-misfit': { status: 422, title: 'The mapping doesn’t fit the file' },
  'unreadable-file': { status: 422, title: 'The file can’t be read' },
  'strategy-has-errors': { status: 422, title: 'The strategy has errors' },
  'precondition-required': { status: 428, title: 'Say what you have read' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'An error of the server' },
  stopping: { status: 503, title: 'The server is stopping' },
  'storage-unavailable': { status: 503, title: 'The database can’t be written or read' },
  'too-busy': { status: 503, title: 'Too much is under way' },
  'work-failed': { status: 503, title: 'It can’t be worked out' },
}

const REFUSALS: Record<RefusalCode, string> = {
  'invalid-subject': 'The subject is not valid',
  'missing-value': 'A value is missing',
  'no-hit': 'Nothing matches a value',
  'ambiguous-hit': 'More than one row matches',
  'out-of-range': 'A value is out of range',
  'no-version-in-effect': 'No version is in effect',
}

/** Stands for every code of a refused evaluation. */
export const REFUSED = 'refused'

export const faultStatus = (code: FaultCode | typeof REFUSED): number => (code === REFUSED ? 422 : FAULTS[code].status)

interface ProblemDetails {
  type: string
  title: string
  status: number
  detail: string
  /** The request's id, under which the log has it. */
  instance?: string
  code: string
  errors: { pointer: string; code: string; message: string; id?: string }[]
  problems?: Problem[]
  breaks?: ContractBreak[]
  /** What is there now, where a precondition failed. */
  current?: unknown
  /** That of a refused evaluation that was recorded. */
  decisionId?: string
}

export interface ProblemAnswer {
  details: ProblemDetails
  headers: Record<string, string>
}

export const faultAnswer = ({ code, message, errors, extra }: Fault, requestId?: string): ProblemAnswer => {
  const listed = errors.length > 0 ? errors : [{ pointer: '', code, message }]
  const { problems, breaks, retryAfter, allow, current } = extra
  return {
    details: {
      ...details(code, FAULTS[code], message, listed, requestId),
      ...(problems === undefined ? {} : { problems }),
      ...(breaks === undefined ? {} : { breaks }),
      ...(current === undefined ? {} : { current: current.value }),
    },
    headers: {
      ...PROBLEM_HEADERS,
      ...(FAULTS[code].status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
      ...(current === undefined ? {} : { etag: current.etag }),
    },
  }
}

const PROBLEM_HEADERS = { ...DATA_HEADERS, 'content-type': 'application/problem+json' }

const details = (
  code: string,
  { status, title }: Kind,
  detail: string,
  errors: ProblemDetails['errors'],
  requestId: string | undefined,
): ProblemDetails => ({
  type: `urn:tiersmith:problem:${code}`,
  title,
  status,
  detail,
  ...(requestId === undefined ? {} : { instance: `urn:tiersmith:request:${requestId}` }),
  code,
  errors,
})

const NOTHING_CHANGED = 'The database can’t be used at the moment; nothing was changed.'
const UNKNOWN_OUTCOME =
  'The database was lost while the change was being kept, and can’t be asked whether it was. Look whether it is ' +
  'there before you send it again.'

/** Whatever was thrown, as a fault. What isn't one is the server's own error: its text stays inside. */
export const asFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  if (error instanceof StorageUnavailable) {
    return new Fault('storage-unavailable', error.outcome === 'unknown' ? UNKNOWN_OUTCOME : NOTHING_CHANGED)
  }
  return new Fault('internal-error', 'The server failed to answer; the log has it under the id in `instance`.')
}

export const faultResponse = (c: Request, fault: Fault): Response => {
  const answer = faultAnswer(fault, c.env.incoming.id)
  return new Response(JSON.stringify(answer.details), { status: answer.details.status, headers: answer.headers })
}

/** A refused evaluation: 422 with its code, and with its decision's id where it was recorded. */
export const refusalAnswer = (
  { id }: Incoming,
  { code, message, errors }: Refusal,
  decisionId?: string | undefined,
): TextAnswer => {
  const kind = { status: 422, title: REFUSALS[code] }
  const told = details(code, kind, message, errors, id)
  const body = JSON.stringify(decisionId === undefined ? told : { ...told, decisionId })
  return { status: 422, headers: PROBLEM_HEADERS, body }
}

export const refusalResponse = (c: Request, refusal: Refusal): Response =>
  textResponse(refusalAnswer(c.env.incoming, refusal))
