import { isText } from '../strategy/text.ts'
import { pointerTo, type Report } from './problems.ts'

/** A strategy's JSON nests about ten deep; anything far beyond is an attack or an accident. */
const MAX_DEPTH = 100
/** A strategy of 200 dimensions has about 20,000 nodes. */
const MAX_NODES = 200_000

interface Pending {
  from: object
  to: Record<string, unknown> | unknown[]
  /** The container around it and its key there; undefined for the root. */
  within: { pending: Pending; key: string } | undefined
  depth: number
}

/**
 * A copy of the document as plain JSON data: own properties only, on objects without a prototype, so
 * that nothing read later can come from anywhere but the document. Iterative, so that no depth can
 * overflow the stack. Reports and returns undefined where it is no JSON, too deep or too large.
 */
export function admit(document: unknown, report: Report): unknown {
  const root: { document?: unknown } = {}
  const pending: Pending[] = [{ from: { document }, to: root, within: undefined, depth: 0 }]
  let nodes = 0
  for (let next = pending.pop(); next; next = pending.pop()) {
    const isList = Array.isArray(next.from)
    for (const key of Object.keys(next.from)) {
      if (++nodes > MAX_NODES) return refuse(report, 'too-large', '', { most: MAX_NODES })
      if (!isList && !isText(key)) return refuse(report, 'invalid-text', placeOf(next, key))
      const value = (next.from as Record<string, unknown>)[key]
      const copy = copyOf(value)
      if (copy === undefined) return refuse(report, 'wrong-type', placeOf(next, key), { expected: 'JSON' })
      if (typeof copy === 'string' && !isText(copy)) return refuse(report, 'invalid-text', placeOf(next, key))
      if (typeof copy === 'object' && copy !== null) {
        if (next.depth > MAX_DEPTH) return refuse(report, 'too-deep', placeOf(next, key), { most: MAX_DEPTH })
        pending.push({ from: value as object, to: copy, within: { pending: next, key }, depth: next.depth + 1 })
      }
      ;(next.to as Record<string, unknown>)[key] = copy
    }
  }
  return root.document
}

/** The pointer of a key; the root's container is no place of the document. */
function placeOf(pending: Pending, key: string): string {
  const steps: string[] = []
  let last = key
  for (let place = pending; place.within; place = place.within.pending) {
    steps.unshift(last)
    last = place.within.key
  }
  return pointerTo('', ...steps)
}

type Copy = string | number | boolean | null | unknown[] | Record<string, unknown>

/** The scalar itself, or an empty container to be filled; undefined where it is no JSON. */
function copyOf(value: unknown): Copy | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value + 0 : undefined
    case 'object':
      if (value === null) return null
      return Array.isArray(value) ? [] : Object.create(null)
    default:
      return undefined
  }
}

function refuse(report: Report, ...problem: Parameters<Report>): undefined {
  report(...problem)
  return undefined
}
