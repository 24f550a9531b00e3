/**
 * Reads JSON bodies from Node's own request: strict JSON, bounded in bytes, depth and time.
 *
 * Hono's way (a web Request, its stream, `c.req.json()`) costs a sixth of the throughput, and lets
 * duplicate keys and invalid UTF-8 pass.
 */
import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { type JsonProblem, type JsonReading, parseJson, parseJsonBytes } from '../../engine/index.ts'
import { Fault, type FaultError } from '../services/fault.ts'
import type { Limits } from './context.ts'
import type { Incoming } from './exchange.ts'
import { forget, within } from './patience.ts'
import type { Bodies, BodyName } from './schemas/index.ts'
import { validateBody } from './validators/validate.ts'

/** @throws Fault for whatever keeps the body from being what the schema says */
export const readBody = async <Name extends BodyName>(
  incoming: Incoming,
  name: Name,
  limits: Limits,
): Promise<Bodies[Name]> => {
  refuseEncoding(incoming)
  if (declaredLength(incoming) === 0) throw emptyBody()
  requireType(incoming, JSON_TYPE, 'application/json')
  const bytes = await requestBytes(incoming, limits)
  if (bytes.length === 0) throw emptyBody()
  const reading = readJson(bytes, limits.depth)
  if (!reading.ok) throw invalidJson(reading.problem)
  const validation = validateBody(name, reading.value)
  if (!validation.ok) throw invalidRequest(validation.errors)
  return validation.value
}

export const invalidRequest = (errors: FaultError[]): Fault =>
  new Fault('invalid-request', errors.map((error) => `${error.pointer}: ${error.message}`).join(' '), errors)

/** Strict JSON from bytes, or from text that was UTF-8; a byte order mark is skipped. */
export const readJson = (source: Buffer | string, maxDepth: number): JsonReading => {
  if (typeof source === 'string') return parseJson(source, { maxDepth })
  // Node decodes faster than a TextDecoder; the engine's own reading finds where bytes aren't UTF-8.
  return isUtf8(source) ? parseJson(source.toString('utf8'), { maxDepth }) : parseJsonBytes(source, { maxDepth })
}

export const jsonError = ({ code, message, line, column, pointer }: JsonProblem): FaultError => ({
  pointer,
  code,
  message: `${message} (line ${line}, column ${column})`,
})

const invalidJson = (problem: JsonProblem) => {
  const error = jsonError(problem)
  return new Fault('invalid-json', error.message, [error])
}

const emptyBody = () => new Fault('empty-body', 'A JSON body is expected.')

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/** @throws Fault unsupported-media-type */
export const requireType = (incoming: IncomingMessage, type: RegExp, name: string): void => {
  const given = incoming.headers['content-type']
  if (given !== undefined && type.test(given)) return
  throw new Fault('unsupported-media-type', `The body must be ${name}, not ${given ?? 'without a content-type'}.`)
}

/** @throws Fault unsupported-encoding */
export const refuseEncoding = (incoming: IncomingMessage): void => {
  const encoding = incoming.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return
  throw new Fault('unsupported-encoding', `A body with content-encoding ${encoding} is not read: send it as it is.`)
}

/** @throws Fault body-too-large where the request announces more than this many bytes */
export const refuseDeclared = (incoming: IncomingMessage, limit: number): void => {
  if ((declaredLength(incoming) ?? 0) > limit) throw tooLarge(limit)
}

/** Bytes announced; undefined for a chunked body. Without either header there is no body. */
const declaredLength = (incoming: IncomingMessage): number | undefined => {
  if (incoming.headers['transfer-encoding'] !== undefined) return undefined
  return Number(incoming.headers['content-length'] ?? 0)
}

/**
 * The body as it came; it can be asked for more than once.
 * @throws Fault body-too-large, request-timeout, bad-request
 */
export const requestBytes = (incoming: Incoming, limits: Limits): Promise<Buffer> => {
  incoming.bytes ??= readBytes(incoming, declaredLength(incoming), limits)
  return incoming.bytes
}

const readBytes = (incoming: IncomingMessage, length: number | undefined, limits: Limits): Promise<Buffer> => {
  if (length !== undefined && length > limits.body) return Promise.reject(tooLarge(limits.body))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let received = 0
    const late = () => fail(tooSlow(limits.patience))
    const fail = (fault: Fault) => {
      forget(late)
      reject(fault)
    }
    incoming.on('data', (chunk: Buffer) => {
      received += chunk.length
      // What comes after the limit is let go by: the answer is on its way, and then the connection ends.
      if (received > limits.body) fail(tooLarge(limits.body))
      else chunks.push(chunk)
    })
    incoming.on('end', () => {
      forget(late)
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    incoming.on('error', () => fail(new Fault('bad-request', 'The body was cut off.')))
    within(limits.patience, late)
  })
}

const tooLarge = (limit: number) => new Fault('body-too-large', `A body may have at most ${limit} bytes.`)

export const tooSlow = (patience: number) =>
  new Fault('request-timeout', `The body must arrive within ${patience / 1000} seconds.`)
