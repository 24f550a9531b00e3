import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaText, isFormula, readFormula } from '../../../designer/model/edit/formula.ts'
import type { Expression } from '../../../engine/index.ts'

const read = (text: string): unknown => {
  const reading = readFormula(text)
  return reading.ok ? reading.value : { refusedAt: reading.at }
}
const v = (name: string) => ({ var: name })

describe('a formula as it is typed', () => {
  it.each<[string, unknown]>([
    ['min(100, 25 * value)', { min: [100, { '*': [25, v('value')] }] }],
    ['a + b + c', { '+': [v('a'), v('b'), v('c')] }],
    ['a - b - c', { '-': [{ '-': [v('a'), v('b')] }, v('c')] }],
    ['a - (b - c)', { '-': [v('a'), { '-': [v('b'), v('c')] }] }],
    ['2 * (a + b) / c', { '/': [{ '*': [2, { '+': [v('a'), v('b')] }] }, v('c')] }],
    ['-a * −3', { '*': [{ '-': [v('a')] }, -3] }],
    [
      'if(a ≥ 3 and not b, 15%, x ?? 0)',
      { if: [{ and: [{ '>=': [v('a'), 3] }, { '!': [v('b')] }] }, 0.15, { var: ['x', 0] }] },
    ],
    ['0 <= a <= 1', { '<=': [0, v('a'), 1] }],
    ['[tier1-outlets] × points.coverage', { '*': [v('tier1-outlets'), v('points.coverage')] }],
    [
      'term in ("lc", "oa-30") or missing(term, 期間)',
      { or: [{ in: [v('term'), ['lc', 'oa-30']] }, { missing: ['term', '期間'] }] },
    ],
    ['銷售額 ＋ １０', { '+': [v('銷售額'), 10] }],
  ])('%s', (text, expression) => expect(read(text)).toEqual(expression))

  it.each<[string, number]>([
    ['', 0],
    ['a +', 3],
    ['a + )', 4],
    ['a b', 2],
    ['sqrt(a)', 0],
    ['min(1, ', 7],
    ['1 & 2', 2],
  ])('says where %s can’t be read on', (text, at) => expect(read(text)).toEqual({ refusedAt: at }))

  it('refuses what is nested without end, and doesn’t overflow', () => {
    expect(readFormula('('.repeat(50_000)).ok).toBe(false)
    expect(readFormula('not '.repeat(50_000)).ok).toBe(false)
  })
})

/** Expressions as documents may hold them. */
const expressions = fc.letrec<{ any: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.constantFrom(0.25, -1.5, 1e21, 1e-7),
    fc.constantFrom('lc', 'say "so"', ''),
    fc.boolean(),
    fc.constantFrom('a', 'tier1-outlets', 'min', 'in', '銷售額', '3x', 'points.d').map((name) => ({ var: name })),
    fc.constantFrom<Expression>({ var: ['a', 0] }, { var: ['b-c', 'x'] }, { missing: ['a', 'or'] }),
  ),
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(
        fc.constantFrom('+', '*', 'and', 'or', 'min', 'max', 'if', '<', '<='),
        fc.array(tie('any'), { minLength: 2, maxLength: 3 }),
      )
      .map(([operator, operands]) => ({ [operator]: operands })),
    fc
      .tuple(fc.constantFrom('-', '/', '%', '==', '>'), tie('any'), tie('any'))
      .map(([operator, ...operands]) => ({ [operator]: operands })),
    fc.tuple(fc.constantFrom('-', '!', 'abs'), tie('any')).map(([operator, operand]) => ({ [operator]: [operand] })),
    tie('any').map((subject) => ({ in: [subject, ['lc', 3]] })),
  ),
}))

describe('an expression as a formula', () => {
  it('is read back as it was, whatever it is', () => {
    fc.assert(
      fc.property(expressions.any, (expression) => {
        const text = formulaText(expression)
        expect(text).toBeDefined()
        expect(read(text as string)).toEqual(expression)
        expect(isFormula(expression)).toBe(true)
      }),
    )
  })

  it('stays JSON where a formula can’t say it', () => {
    expect(isFormula({ '!!': [{ var: 'a' }] })).toBe(false)
    expect(isFormula({ var: 'a]b' })).toBe(false)
    expect(isFormula({ '!': { missing: ['a'] } })).toBe(true)
  })

  it('says nearly all that the packs compute', () => {
    const folder = join(import.meta.dirname, '../../../rules')
    const found: Expression[] = []
    for (const pack of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, pack.name, 'strategy.json')
      if (!pack.isDirectory() || !readdirSync(join(folder, pack.name)).includes('strategy.json')) continue
      const document = JSON.parse(readFileSync(path, 'utf8'))
      for (const derived of document.derived ?? []) if (derived.value !== undefined) found.push(derived.value)
      for (const { points } of document.dimensions) if (points.formula !== undefined) found.push(points.formula)
    }
    expect(found.length).toBeGreaterThan(20)
    expect(found.filter((expression) => !isFormula(expression))).toEqual([])
  })
})
