/** Where two JSON values differ: pointers with what stands on either side. */
export interface Difference {
  /** JSON pointer into the result. */
  path: string
  /** Absent where nothing stands there. */
  stored?: unknown
  now?: unknown
}

/** A list of all would help nobody more. */
const MOST = 100

/** The order of keys means nothing, that of lists does. */
export const differencesOf = (stored: unknown, now: unknown): Difference[] => {
  const found: Difference[] = []
  compare('', stored, now, found)
  return found
}

const compare = (path: string, stored: unknown, now: unknown, found: Difference[]): void => {
  if (found.length >= MOST || stored === now) return
  const keys = childrenOf(stored, now)
  if (!keys) {
    found.push({ path, ...(stored === undefined ? {} : { stored }), ...(now === undefined ? {} : { now }) })
    return
  }
  for (const key of keys) compare(`${path}/${escaped(key)}`, own(stored, key), own(now, key), found)
}

/** The keys of two objects or two lists; undefined where that isn't what they are. */
const childrenOf = (a: unknown, b: unknown): string[] | undefined => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return undefined
  if (Array.isArray(a) !== Array.isArray(b)) return undefined
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}

const own = (value: unknown, key: string): unknown =>
  Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
