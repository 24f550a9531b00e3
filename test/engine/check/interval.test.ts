/** Intervals hold what the operators answer for any operands inside them, to the last bit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arithmeticFacts, betweenFacts } from '../../../engine/analysis/arithmetic.ts'
import { numbers } from '../../../engine/analysis/facts.ts'
import { contains, type Interval, nextAbove, nextBelow } from '../../../engine/analysis/interval.ts'
import { DATES } from '../../../engine/analysis/names.ts'
import { daysBetween, monthsBetween, parseDate, yearsBetween } from '../../../engine/dates/calendar.ts'
import type { Arithmetic, Node } from '../../../engine/logic/node.ts'
import { compileExpression } from '../../../engine/rows/expression.ts'
import type { Frame } from '../../../engine/rows/frame.ts'

const finite = fc.oneof(
  fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((x) => x + 0),
  fc.constantFrom(0, 1, -1, 0.1, 1 / 3, 1e-300, 5e-324, -5e-324, 1e15, -1e15, 7, 100),
)

/** An interval and a number inside it. */
const inside: fc.Arbitrary<{ within: Interval; x: number }> = fc
  .tuple(finite, finite, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b, share]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    const between = low + (high - low) * share + 0
    return { within: { low, high }, x: Math.min(Math.max(between, low), high) }
  })

const operators: Arithmetic[] = ['+', '-', '*', '/', 'min', 'max', 'abs']
const counts = (operator: Arithmetic): [number, number] =>
  operator === 'abs' ? [1, 1] : operator === '/' ? [2, 2] : operator === '-' ? [1, 2] : [1, 4]

describe('intervals', () => {
  it.each(operators)('of %s hold every result, and tell when it can be missing', (operator) => {
    const [minLength, maxLength] = counts(operator)
    const property = fc.property(fc.array(inside, { minLength, maxLength }), (operands) => {
      const nodes = operands.map(({ x }): Node => ({ kind: 'constant', type: 'number', value: x }))
      const result = compileExpression({ kind: 'arithmetic', type: 'number', operator, operands: nodes })({} as Frame)
      const facts = arithmeticFacts(
        operator,
        operands.map(({ within }) => numbers(within, false, false)),
      )
      if (typeof result === 'number') expect(contains(facts.within, result)).toBe(true)
      else expect(facts.canBeMissing).toBe(true)
    })
    fc.assert(property, { numRuns: 3_000 })
  })

  it('of dates hold every distance', () => {
    const first = parseDate('0001-01-01') as number
    const last = parseDate('9999-12-31') as number
    const dates = numbers(DATES, true, false)
    for (const [unit, count] of [
      ['days', daysBetween],
      ['months', monthsBetween],
      ['years', yearsBetween],
    ] as const) {
      const { within } = betweenFacts(unit, dates, dates)
      expect(within).toEqual({ low: count(last, first), high: count(first, last) })
    }
  })

  it('know a division that cannot be by zero, and one that stays above', () => {
    const ratio = (low: number, high: number) =>
      arithmeticFacts('/', [numbers({ low: 0, high: 10 }, true, false), numbers({ low, high }, true, false)])
    expect(ratio(1, 5)).toEqual({ kind: 'numbers', within: { low: 0, high: 10 }, whole: false, canBeMissing: false })
    expect(ratio(0, 5)).toEqual({ kind: 'numbers', within: { low: 0, high: 1e15 }, whole: false, canBeMissing: true })
    expect(ratio(0, 0).within.low).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('neighbours of doubles', () => {
  it('have nothing between', () => {
    const property = fc.property(finite, (x) => {
      const above = nextAbove(x)
      expect(above).toBeGreaterThan(x)
      expect([x, above]).toContain(x / 2 + above / 2)
      expect(nextBelow(above)).toBe(x)
    })
    fc.assert(property, { numRuns: 2_000 })
  })
})
