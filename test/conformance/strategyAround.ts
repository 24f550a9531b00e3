/** The smallest strategy that shows what an expression's value is. */
import type { Expectation } from './cases.ts'

type Scalar = string | number | boolean

/**
 * Its score is 1 where the expression's value is the expected one, 0 where it is another, −1 where it is
 * missing; so every backend can tell. Expecting null is expecting it to be missing.
 */
export function strategyAround(
  expression: unknown,
  fields: Record<string, string>,
  expected: Scalar | null,
): { strategy: unknown; expect: Expectation } {
  const strategy = {
    format: 'tiersmith/1',
    id: 'around-an-expression',
    fields: Object.entries(fields).map(([id, type]) => ({ id, type, required: false })),
    scores: [{ id: 'verdict', combine: 'sum' }],
    dimensions: [
      {
        id: 'expression',
        into: 'verdict',
        value: { '==': [expression, expected] },
        points: { lookup: { true: 1, false: 0 } },
        missing: { points: -1 },
      },
    ],
    tiers: [{ id: 'only' }],
    assign: { score: 'verdict', bands: [{ tier: 'only' }] },
  }
  return { strategy, expect: { scores: { verdict: 1 } } }
}
