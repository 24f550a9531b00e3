/** Documents too deep or too large for a file of cases. */
import { changed } from './document.ts'

/** An expression of so many levels. */
export function nested(depth: number): unknown {
  let expression: unknown = true
  for (let level = 0; level < depth; level++) expression = { '!': expression }
  return expression
}

export const deepest = nested(1_000)

export const oversized = (): unknown =>
  changed({ set: { '/dimensions/1/points/curve': Array.from({ length: 100_000 }, (_, x) => [x, 0]) } })
