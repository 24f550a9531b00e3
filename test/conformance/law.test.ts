/**
 * The law of expressions: where check accepts and nothing is missing, json-logic-js gives the same result
 * for every operator that it has. Held by generated expressions, as their author wrote them.
 */
import fc from 'fast-check'
import jsonLogic from 'json-logic-js'
import { expect, it } from 'vitest'
import { parseDate } from '../../engine/dates/calendar.ts'
import { type Node, operandsOf, type Value } from '../../engine/logic/node.ts'
import type { Scope } from '../../engine/logic/scope.ts'
import { typecheck } from '../../engine/logic/typecheck.ts'
import { compileExpression } from '../../engine/rows/expression.ts'
import type { Frame } from '../../engine/rows/frame.ts'
import { anyDate, awkwardNumbers, type Draw, drawFrom, texts } from './generate/choose.ts'
import { expression, type Name } from './generate/expressions.ts'

const seed = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 0x7fffffff)
const EXPRESSIONS = 4000

const names: Name[] = [
  { name: 'n', type: 'number' },
  { name: 'm', type: 'number' },
  { name: 's', type: 'string' },
  { name: 'b', type: 'boolean' },
  { name: 'd', type: 'date' },
  { name: 'asOf', type: 'date' },
]

const scope: Scope = {
  names: () => names.map(({ name }) => name),
  resolve(name) {
    const index = names.findIndex((known) => known.name === name)
    const type = names[index]?.type
    return type ? { kind: 'found', read: { kind: 'read', type, source: 'field', index, name } } : { kind: 'unknown' }
  },
}

it(`json-logic-js agrees where nothing is missing (seed ${seed})`, { timeout: 60_000 }, () => {
  const tally = { compared: 0, missing: 0, ours: 0 }
  fc.assert(
    fc.property(fc.gen(), (g) => compareOne(drawFrom(g), tally)),
    { numRuns: EXPRESSIONS, seed },
  )
  console.log(
    `law: seed ${seed}, ${tally.compared} expressions equal, ${tally.missing} with a missing part, ${tally.ours} with an operator of ours`,
  )
  expect(tally.compared).toBeGreaterThan(EXPRESSIONS / 3)
})

function compareOne(draw: Draw, tally: { compared: number; missing: number; ours: number }): void {
  const type = draw.pick(['number', 'boolean', 'boolean', 'string'] as const)
  const rule = expression(type, 3, { draw, names })
  const data = subject(draw)
  const node = typecheck(rule, '', scope, (code, pointer) => expect.fail(`${code} ${pointer}: ${JSON.stringify(rule)}`))
  if (!node) return
  if (hasOwnOperator(node)) return void tally.ours++
  const frame = { fields: names.map(({ name }) => fieldValue(data[name])) } as Partial<Frame> as Frame
  if (hasMissing(node, frame)) return void tally.missing++
  const official = jsonLogic.apply(rule as never, data)
  // JsonLogic has a negative zero, and we don't.
  const expected = official === 0 ? 0 : official
  expect(compileExpression(node)(frame), JSON.stringify({ rule, data })).toBe(expected)
  tally.compared++
}

const subject = (draw: Draw): Record<string, string | number | boolean> => ({
  n: draw.pick(awkwardNumbers),
  m: draw.pick(awkwardNumbers),
  s: draw.pick(texts),
  b: draw.oneIn(2),
  d: anyDate(draw),
  asOf: anyDate(draw),
})

const fieldValue = (value: Value): Value => (typeof value === 'string' ? (parseDate(value) ?? value) : value)

const hasOwnOperator = (node: Node): boolean =>
  node.kind === 'between' ||
  (node.kind === 'arithmetic' && node.operator === 'abs') ||
  operandsOf(node).some(hasOwnOperator)

const hasMissing = (node: Node, frame: Frame): boolean =>
  compileExpression(node)(frame) === undefined || operandsOf(node).some((operand) => hasMissing(operand, frame))
