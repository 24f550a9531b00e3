/** Answers as JSON. */
import type { Request } from './context.ts'
import { DATA_HEADERS } from './headers.ts'
import type { TextAnswer } from './textAnswer.ts'

const JSON_HEADERS = { ...DATA_HEADERS, 'content-type': 'application/json' }

/** JSON that is text already. */
export const jsonText = (body: string): TextAnswer => ({ status: 200, headers: JSON_HEADERS, body })

export const json = (value: unknown, status = 200, headers?: Record<string, string>): Response =>
  new Response(JSON.stringify(value), { status, headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS })

export const REVALIDATE = 'private, no-cache'

/** What never changes: kept for ever by whoever has it, and told apart by its tag. */
export const immutable = (c: Request, tag: string, body: () => unknown): Response =>
  tagged(c, tag, 'private, max-age=31536000, immutable', body)

/** What may change with the server: whoever has it asks each time whether its tag is still the one. */
export const revalidated = (c: Request, tag: string, body: () => unknown): Response => tagged(c, tag, REVALIDATE, body)

/** One of several forms of an answer; `headers` name its media type. */
export const representation = (
  c: Request,
  tag: string,
  headers: Record<string, string>,
  body: () => string,
): Response => {
  const own = { ...headers, etag: `"${tag}"` }
  return knows(c, tag) ? new Response(null, { status: 304, headers: own }) : new Response(body(), { headers: own })
}

const tagged = (c: Request, tag: string, caching: string, body: () => unknown): Response =>
  representation(c, tag, { ...JSON_HEADERS, 'cache-control': caching }, () => JSON.stringify(body()))

/** Whether If-None-Match names the tag (RFC 9110, weak comparison). */
const knows = (c: Request, tag: string): boolean => {
  const given = c.env.incoming.headers['if-none-match']
  if (given === undefined) return false
  return given.split(',').some((one) => ['*', `"${tag}"`, `W/"${tag}"`].includes(one.trim()))
}
