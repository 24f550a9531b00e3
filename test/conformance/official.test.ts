/**
 * The official JsonLogic tests (jsonlogic/tests.json, from jsonlogic.com by Jeremy Wadhams, MIT licence
 * beside it). Every rule that check accepts gives the official result in every backend, unless an
 * operand is missing: there json-logic-js goes on with 0 or falsity, and we don't.
 */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { type Node, operandsOf } from '../../engine/logic/node.ts'
import type { Scope } from '../../engine/logic/scope.ts'
import { typecheck } from '../../engine/logic/typecheck.ts'
import { backends } from './backends.ts'
import { strategyAround } from './strategyAround.ts'

type OfficialCase = [rule: unknown, data: unknown, result: unknown]
type FieldTypes = Record<string, string>
type Scalar = string | number | boolean

const file = new URL('./jsonlogic/tests.json', import.meta.url)
const official = (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).filter((entry): entry is OfficialCase =>
  Array.isArray(entry),
)

it('accepts a rule only if it gives the official result', () => {
  const verdicts = official.map((one) => ({ one, verdict: judge(one) }))
  const counts = new Map<string, number>()
  for (const { verdict } of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  console.log(summary(counts))
  expect(verdicts.filter(({ verdict }) => verdict === 'different').map(({ one }) => JSON.stringify(one))).toEqual([])
  expect(counts.get('equal')).toBeGreaterThanOrEqual(LEAST_EQUAL)
})

/** So that a change of check can't hollow the test out unnoticed. */
const LEAST_EQUAL = 112

function summary(counts: ReadonlyMap<string, number>): string {
  const refused = [...counts].filter(([verdict]) => verdict.startsWith('refused: '))
  const of = (verdict: string) => counts.get(verdict) ?? 0
  const refusedTotal = refused.reduce((sum, [, count]) => sum + count, 0)
  const reasons = refused.sort(([, a], [, b]) => b - a).map(([verdict, count]) => `${verdict.slice(9)} ${count}`)
  return [
    `official JsonLogic: ${official.length} cases, ${official.length - refusedTotal} accepted:`,
    `${of('equal')} equal, ${of('missing')} with a missing operand, ${of('different')} different;`,
    `${refusedTotal} refused (${reasons.join(', ')})`,
  ].join(' ')
}

/** equal, different, missing (an operand is, so the law says nothing), or why check refuses. */
function judge([rule, data, result]: OfficialCase): string {
  let reason = 'refused: data that no field can hold'
  for (const fields of typings(rule, data)) {
    const checked = typeOf(rule, fields)
    if (typeof checked === 'string') reason = `refused: ${checked}`
    else return agrees(rule, data, fields, result) ? 'equal' : hasMissing(checked, data) ? 'missing' : 'different'
  }
  return reason
}

/** Every way to declare the rule's variables as fields: by their value in the data, or by any type where it has none. */
function typings(rule: unknown, data: unknown): FieldTypes[] {
  const names = [...new Set(namesIn(rule))]
  return names.reduce<FieldTypes[]>(
    (known, name) => known.flatMap((fields) => typesOf(name, data).map((type) => ({ ...fields, [name]: type }))),
    [{}],
  )
}

function namesIn(rule: unknown): string[] {
  if (typeof rule !== 'object' || rule === null) return []
  return Object.entries(rule).flatMap(([key, value]) => {
    const named = [value].flat()
    const names = key === 'var' ? named.slice(0, 1) : key === 'missing' ? named : []
    return [...names.filter((name): name is string => typeof name === 'string' && isId(name)), ...namesIn(value)]
  })
}

const isId = (name: string) => /^[\p{L}\p{N}_-]+$/u.test(name)

function typesOf(name: string, data: unknown): string[] {
  const value = valueIn(data, name)
  if (value === undefined || value === null || value === '') return ['number', 'string', 'boolean']
  return typeof value === 'object' ? [] : [typeof value]
}

const valueIn = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined

/** The typed rule, or the code of the first problem with it. */
function typeOf(rule: unknown, fields: FieldTypes): Node | string {
  const codes: string[] = []
  const node = typecheck(rule, '', scopeOf(fields), (code) => codes.push(code))
  return node ?? codes[0] ?? 'no reason'
}

const scopeOf = (fields: FieldTypes): Scope => ({
  names: () => Object.keys(fields),
  resolve(name) {
    const index = Object.keys(fields).indexOf(name)
    if (index < 0) return { kind: 'unknown' }
    return { kind: 'found', read: { kind: 'read', type: fields[name] as 'number', source: 'field', index, name } }
  },
})

/** Whether a strategy around the rule finds its value to be the official one, in every backend. */
function agrees(rule: unknown, data: unknown, fields: FieldTypes, result: unknown): boolean {
  if (typeof result === 'object' && result !== null) return false
  const { strategy, expect: wanted } = strategyAround(rule, fields, result as Scalar | null)
  const compilation = compile(strategy)
  // Accepted by itself, and refused beside its result: the result is of another type.
  if (!compilation.ok) return false
  const input = typeof data === 'object' ? { ...data } : {}
  return backends.every((backend) => {
    const outcome = backend.run(compilation.strategy, { input, asOf: '2026-04-01' })
    return outcome !== undefined && 'scores' in outcome && outcome.scores.verdict === wanted.scores?.verdict
  })
}

function hasMissing(node: Node, data: unknown): boolean {
  if (node.kind === 'absent') return true
  if (node.kind === 'read') return [undefined, null, ''].includes(valueIn(data, node.name) as undefined)
  return operandsOf(node).some((operand) => hasMissing(operand, data))
}
