/** Query strings, held against their schemas: unknown and repeated keys are refused. */
import { Fault } from '../services/fault.ts'
import { invalidRequest } from './body.ts'
import type { Request } from './context.ts'
import type { Queries, QueryName } from './schemas/index.ts'
import { validateQuery } from './validators/validate.ts'

/** @throws Fault invalid-request */
export const readQuery = <Name extends QueryName>(c: Request, name: Name): Queries[Name] => {
  const query = c.env.incoming.url?.includes('?') ? c.req.queries() : {}
  const single: Record<string, string> = Object.create(null)
  for (const [key, values] of Object.entries(query)) {
    if (values.length > 1) throw repeated(key)
    single[key] = values[0] ?? ''
  }
  const validation = validateQuery(name, single)
  if (!validation.ok) throw invalidRequest(validation.errors)
  return validation.value
}

const repeated = (key: string) => {
  const message = `"${key}" stands more than once.`
  return new Fault('invalid-request', message, [{ pointer: `/query/${key}`, code: 'repeated-key', message }])
}

const DEFAULT_PAGE = 50

export interface Paging<Key> {
  /** One more than the page holds, to see whether there is a next one. */
  limit: number
  after?: Key
}

/** The page asked for, of a list without filters. @throws Fault invalid-request */
export const readPage = <Key>(c: Request, parse: (key: string) => Key | undefined): Paging<Key> =>
  pagingOf(readQuery(c, 'PageQuery'), parse)

/** The page that a query asks for; `parse` reads the key in the cursor. @throws Fault invalid-request */
export const pagingOf = <Key>(
  { limit = DEFAULT_PAGE, cursor }: Queries['PageQuery'],
  parse: (key: string) => Key | undefined,
): Paging<Key> => {
  if (cursor === undefined) return { limit: limit + 1 }
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  const after = parse(key)
  // U+0000 is in no key, and not every database can be asked for it.
  if (after === undefined || key.includes('\0')) throw unknownCursor()
  return { limit: limit + 1, after }
}

export const integerKey = (key: string): number | undefined => (/^\d{1,9}$/.test(key) ? Number(key) : undefined)

export const textKey = (key: string): string | undefined => (key === '' ? undefined : key)

/** A page as it is answered. */
export const pageAnswer = <Item>(found: Item[], paging: Paging<unknown>, keyOf: (item: Item) => string | number) => {
  const items = found.slice(0, paging.limit - 1)
  const last = items.at(-1)
  const more = found.length > items.length && last !== undefined
  return { items, next: more ? Buffer.from(String(keyOf(last))).toString('base64url') : null }
}

const unknownCursor = () => {
  const message = 'The cursor is not one that a page of this list has given.'
  return new Fault('invalid-request', message, [{ pointer: '/query/cursor', code: 'invalid-value', message }])
}
