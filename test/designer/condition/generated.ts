/** Conditions over a pack's own fields, in every spelling that JsonLogic allows, with parts that have no drawing. */
import fc from 'fast-check'
import type { Expression } from '../../../engine/index.ts'

const numbers = ['outlets', 'on_time_rate', 'annual_sales', 'scores.value', 'points.sales']
const variable = (names: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...names).map((name) => ({ var: name })),
    fc.constantFrom(...names).map((name) => ({ var: [name] })),
  )
const number = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constantFrom(0.5, 0.8, 2_000_000))
const numeric = fc.oneof(
  variable(numbers),
  fc.tuple(fc.constantFrom(...numbers), number).map(([name, fallback]) => ({ var: [name, fallback] })),
  fc.tuple(variable(numbers), number).map((operands) => ({ '+': operands })),
  fc.tuple(fc.constantFrom('days', 'months', 'years'), fc.boolean()).map(([unit, since]) => {
    const dates = [{ var: 'contract_since' }, { var: 'asOf' }]
    return { [`${unit}_between`]: since ? dates : dates.reverse() }
  }),
)
const order = fc.constantFrom('>', '>=', '<', '<=')
const equal = fc.constantFrom('==', '!=', '===', '!==')
const mark = fc.constantFrom('a', 'b', 'c', 'd')
const missing = fc.subarray(['outlets', 'on_time_rate', 'brand_image'], { minLength: 1 })

const test: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(fc.oneof(order, equal), numeric, number).map(([operator, a, b]) => ({ [operator]: [a, b] })),
  fc.tuple(fc.oneof(order, equal), number, numeric).map(([operator, a, b]) => ({ [operator]: [a, b] })),
  fc.tuple(order, variable(numbers), variable(numbers)).map(([operator, a, b]) => ({ [operator]: [a, b] })),
  fc.tuple(fc.constantFrom('<', '<='), number, numeric, number).map(([operator, ...all]) => ({ [operator]: all })),
  fc
    .tuple(fc.oneof(order, equal), fc.constantFrom('2020-01-01', '2024-07-01'))
    .map(([operator, day]) => ({ [operator]: [{ var: 'contract_since' }, day] })),
  fc.tuple(equal, variable(['brand_image', 'tier']), mark).map(([operator, a, b]) => ({ [operator]: [a, b] })),
  fc.tuple(equal, variable([...numbers, 'brand_image'])).map(([operator, a]) => ({ [operator]: [a, null] })),
  fc.array(mark, { minLength: 1, maxLength: 3 }).map((list) => ({ in: [{ var: 'brand_image' }, list] })),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((list) => ({ in: [{ var: 'outlets' }, list] })),
  missing.map((names) => ({ '!!': { missing: names } })),
  missing.map((names) => ({ '!': [{ missing: names }] })),
  fc.boolean(),
  // What no screen draws.
  fc.tuple(number, number).map((operands) => ({ '<': operands })),
  fc.constant({ if: [{ '>': [{ var: 'outlets' }, 9] }, true, { '==': [{ var: 'brand_image' }, 'a'] }] }),
  fc.tuple(variable(numbers), variable(numbers)).map(([a, b]) => ({ '>': [a, { '*': [b, 2] }] })),
)

export const conditions: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    test,
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('any'), { minLength: 1, maxLength: 4 }))
      .map(([operator, operands]) => ({ [operator]: operands })),
    fc.tuple(fc.constantFrom('!', '!!'), tie('any')).map(([operator, operand]) => ({ [operator]: [operand] })),
    fc
      .tuple(
        fc.constantFrom('!', 'and', 'or'),
        tie('any').filter((one) => typeof one !== 'boolean'),
      )
      .map(([operator, operand]) => ({ [operator]: operand })),
  ),
})).any
