/** If-Match and If-None-Match of a request that changes something (RFC 9110). */
import type { Precondition } from '../services/precondition.ts'
import type { Request } from './context.ts'

/** `If-Match: *` says nothing of what was read: it counts as no precondition. */
export const preconditionOf = (c: Request): Precondition => {
  const { 'if-match': match, 'if-none-match': noneMatch } = c.env.incoming.headers
  if (match !== undefined && match.trim() !== '*') return match.split(',').map((tag) => tag.trim())
  return noneMatch?.trim() === '*' ? 'new' : 'none'
}
