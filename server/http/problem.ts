/** RFC 9457 problem details: how every fault and every refused evaluation is answered. */
import type { Problem, Refusal, RefusalCode } from '../../engine/index.ts'
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
  forbidden: { status: 403, title: 'Not with this role' },
  'cross-site': { status: 403, title: 'Requests from other sites are refused' },
  'host-not-allowed': { status: 403, title: 'Not this host' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'unknown-strategy': { status: 404, title: 'No such strategy' },
  'unknown-version': { status: 404, title: 'No such version' },
  'method-not-allowed': { status: 405, title: 'Not with this method' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'strategy-exists': { status: 409, title: 'The strategy exists already' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-encoding': { status: 415, title: 'Compressed bodies are not read' },
  'unsupported-media-type': { status: 415, title: 'Not this content type' },
  'id-mismatch': { status: 422, title: 'The document belongs to another strategy' },
  'strategy-has-errors': { status: 422, title: 'The strategy has errors' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'An error of the server' },
  stopping: { status: 503, title: 'The server is stopping' },
  'storage-unavailable': { status: 503, title: 'The database can’t be written or read' },
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
}

export interface ProblemAnswer {
  details: ProblemDetails
  headers: Record<string, string>
}

export const faultAnswer = ({ code, message, errors, extra }: Fault, requestId?: string): ProblemAnswer => {
  const listed = errors.length > 0 ? errors : [{ pointer: '', code, message }]
  const { problems, retryAfter, allow } = extra
  return {
    details: {
      ...details(code, FAULTS[code], message, listed, requestId),
      ...(problems === undefined ? {} : { problems }),
    },
    headers: {
      ...PROBLEM_HEADERS,
      ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
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

/** Whatever was thrown, as a fault. What isn't one is the server's own error: its text stays inside. */
export const asFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  if (error instanceof StorageUnavailable) {
    return new Fault('storage-unavailable', 'The database can’t be used at the moment; nothing was changed.')
  }
  return new Fault('internal-error', 'The server failed to answer; the log has it under the id in `instance`.')
}

export const faultResponse = (c: Request, fault: Fault): Response => {
  const answer = faultAnswer(fault, c.env.incoming.id)
  return new Response(JSON.stringify(answer.details), { status: answer.details.status, headers: answer.headers })
}

/** A refused evaluation: 422 with its code. */
export const refusalAnswer = ({ id }: Incoming, { code, message, errors }: Refusal): TextAnswer => {
  const kind = { status: 422, title: REFUSALS[code] }
  const body = JSON.stringify(details(code, kind, message, errors, id))
  return { status: 422, headers: PROBLEM_HEADERS, body }
}

export const refusalResponse = (c: Request, refusal: Refusal): Response =>
  textResponse(refusalAnswer(c.env.incoming, refusal))
