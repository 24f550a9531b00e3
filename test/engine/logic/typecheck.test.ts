import { describe, expect, it } from 'vitest'
import type { Report } from '../../../engine/check/problems.ts'
import type { Node, ValueType } from '../../../engine/logic/node.ts'
import type { Resolution, Scope } from '../../../engine/logic/scope.ts'
import { operatorNames, typecheck, typecheckAs } from '../../../engine/logic/typecheck.ts'

/** n, m: numbers; s: a text; b: a boolean; d, e: dates. `late` is defined later, `bad` has a problem of its own. */
const types: Record<string, ValueType> = { n: 'number', m: 'number', s: 'string', b: 'boolean', d: 'date', e: 'date' }

const scope: Scope = {
  names: () => Object.keys(types),
  resolve(name): Resolution {
    if (name === 'late') return { kind: 'later' }
    if (name === 'bad') return { kind: 'broken' }
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    if (!type) return { kind: 'unknown' }
    return { kind: 'found', read: { kind: 'read', type, source: 'field', index: 0, name } }
  },
}

interface Found {
  code: string
  pointer: string
  params?: Record<string, unknown> | undefined
}

function checked(expression: unknown, type?: ValueType): { node: Node | undefined; problems: Found[] } {
  const problems: Found[] = []
  const report: Report = (code, pointer, params) => problems.push({ code, pointer, params })
  const node = type ? typecheckAs(expression, type, '/at', scope, report) : typecheck(expression, '/at', scope, report)
  return { node, problems }
}

const [n, m, s, b, d, e] = ['n', 'm', 's', 'b', 'd', 'e'].map((name) => ({ var: name }))

describe('an expression that type-checks', () => {
  const accepted: [expression: unknown, type: ValueType | 'any'][] = [
    [5, 'number'],
    [-1e15, 'number'],
    ['text', 'string'],
    ['2024-02-29', 'string'],
    [false, 'boolean'],
    [null, 'any'],
    [n, 'number'],
    [{ var: ['n'] }, 'number'],
    [{ var: ['n', 0] }, 'number'],
    [{ var: ['n', null] }, 'number'],
    [{ var: ['n', m] }, 'number'],
    [{ var: ['d', '2024-02-29'] }, 'date'],
    [{ '==': [n, 5] }, 'boolean'],
    [{ '!=': [s, 'a'] }, 'boolean'],
    [{ '===': [b, true] }, 'boolean'],
    [{ '!==': [d, '2024-02-29'] }, 'boolean'],
    [{ '==': ['2024-02-29', d] }, 'boolean'],
    [{ '==': [d, e] }, 'boolean'],
    [{ '==': [n, null] }, 'boolean'],
    [{ '!=': [null, d] }, 'boolean'],
    [{ '<': [n, 1] }, 'boolean'],
    [{ '<': [0, n, 1] }, 'boolean'],
    [{ '<=': ['2024-01-01', d, '2024-12-31'] }, 'boolean'],
    [{ '>': [d, '2024-01-01'] }, 'boolean'],
    [{ '>=': [n, m] }, 'boolean'],
    [{ and: [b] }, 'boolean'],
    [{ and: [b, true, { '>': [n, 1] }] }, 'boolean'],
    [{ or: [b, b] }, 'boolean'],
    [{ '!': [b] }, 'boolean'],
    [{ '!': b }, 'boolean'],
    [{ '!!': [b] }, 'boolean'],
    [{ '!': { missing: ['n', 'd'] } }, 'boolean'],
    [{ '!!': [{ missing: 's' }] }, 'boolean'],
    [{ '!!': [{ missing: [] }] }, 'boolean'],
    [{ if: [b, 1, 2] }, 'number'],
    [{ if: [b, 1] }, 'number'],
    [{ if: [b, 'x', b, 'y', 'z'] }, 'string'],
    [{ if: [b, null, 1] }, 'number'],
    [{ if: [b, d, '2024-01-01'] }, 'date'],
    [{ '?:': [b, n, m] }, 'number'],
    [{ '+': [n] }, 'number'],
    [{ '+': n }, 'number'],
    [{ '+': [n, 1, m] }, 'number'],
    [{ '-': [n] }, 'number'],
    [{ '-': [n, m] }, 'number'],
    [{ '*': [n, 2, 3] }, 'number'],
    [{ '/': [n, m] }, 'number'],
    [{ min: [n] }, 'number'],
    [{ max: [n, 1, m] }, 'number'],
    [{ abs: n }, 'number'],
    [{ in: [s, ['a', 'b']] }, 'boolean'],
    [{ in: [n, [1, 2]] }, 'boolean'],
    [{ in: [n, []] }, 'boolean'],
    [{ in: [d, ['2024-02-29']] }, 'boolean'],
    [{ years_between: [d, e] }, 'number'],
    [{ months_between: ['2024-01-31', d] }, 'number'],
    [{ days_between: [d, '2024-01-31'] }, 'number'],
  ]

  it.each(accepted)('%j', (expression, type) => {
    const { node, problems } = checked(expression)
    expect(problems).toEqual([])
    expect(node?.type).toBe(type)
  })

  it('is accepted here for every operator', () => {
    const used = new Set(accepted.flatMap(([expression]) => JSON.stringify(expression).match(/"[^"]+"(?=:)/g) ?? []))
    expect(operatorNames.filter((operator) => !used.has(JSON.stringify(operator)))).toEqual([])
  })
})

describe('an expression that is refused', () => {
  const refused: [expression: unknown, code: string, pointer: string][] = [
    // Neither a literal nor one operator
    [[1, 2], 'not-an-operator', '/at'],
    [{}, 'not-an-operator', '/at'],
    [{ '+': [1], '-': [1] }, 'not-an-operator', '/at'],
    [{ '+': [1, [2]] }, 'not-an-operator', '/at/+/1'],
    [1e16, 'out-of-range', '/at'],
    [{ '+': [n, -1000000000000001] }, 'out-of-range', '/at/+/1'],
    // Names
    [{ var: 'nn' }, 'unknown-variable', '/at/var'],
    [{ var: 'constructor.constructor' }, 'unknown-variable', '/at/var'],
    [{ var: '__proto__' }, 'unknown-variable', '/at/var'],
    [{ var: 'late' }, 'later-variable', '/at/var'],
    [{ var: '' }, 'wrong-type', '/at/var'],
    [{ var: 1 }, 'wrong-type', '/at/var'],
    [{ var: [{ var: 'n' }] }, 'wrong-type', '/at/var/0'],
    [{ var: [] }, 'wrong-arity', '/at/var'],
    [{ var: ['n', 1, 2] }, 'wrong-arity', '/at/var'],
    [{ var: ['n', 'zero'] }, 'type-mismatch', '/at/var/1'],
    [{ var: ['d', '2023-02-29'] }, 'invalid-date', '/at/var/1'],
    // Operators that there are not
    [{ constructor: [1] }, 'unknown-operator', '/at'],
    [{ valueOf: [] }, 'unknown-operator', '/at'],
    [{ __defineGetter__: [] }, 'unknown-operator', '/at'],
    [{ method: [s, 'trim'] }, 'unknown-operator', '/at'],
    [{ log: [n] }, 'unknown-operator', '/at'],
    [{ cat: [s, s] }, 'unknown-operator', '/at'],
    [{ map: [[1], n] }, 'unknown-operator', '/at'],
    [{ '%': [n, 2] }, 'unknown-operator', '/at'],
    [{ '+': [1, { power: [2] }] }, 'unknown-operator', '/at/+/1'],
    // Equality
    [{ '==': [n] }, 'wrong-arity', '/at/=='],
    [{ '==': [n, 1, 2] }, 'wrong-arity', '/at/=='],
    [{ '==': [n, '5'] }, 'type-mismatch', '/at/==/1'],
    [{ '!=': [b, 0] }, 'type-mismatch', '/at/!=/1'],
    [{ '===': [s, 5] }, 'type-mismatch', '/at/===/1'],
    [{ '!==': [d, s] }, 'type-mismatch', '/at/!==/1'],
    [{ '==': [d, '2023-02-29'] }, 'invalid-date', '/at/==/1'],
    [{ '==': [d, 'soon'] }, 'invalid-date', '/at/==/1'],
    [{ '==': [d, 20240229] }, 'type-mismatch', '/at/==/1'],
    // Order
    [{ '<': [n] }, 'wrong-arity', '/at/<'],
    [{ '<': [n, 1, 2, 3] }, 'wrong-arity', '/at/<'],
    [{ '>': [n, 1, 2] }, 'wrong-arity', '/at/>'],
    [{ '>=': [3, n, 2] }, 'wrong-arity', '/at/>='],
    [{ '<': [s, 'b'] }, 'type-mismatch', '/at/</0'],
    [{ '<': [n, 'b'] }, 'type-mismatch', '/at/</1'],
    [{ '<=': [b, 1] }, 'type-mismatch', '/at/<=/0'],
    [{ '>': [n, null] }, 'type-mismatch', '/at/>/1'],
    [{ '>': [d, 5] }, 'type-mismatch', '/at/>/1'],
    [{ '>': [d, '2024-13-01'] }, 'invalid-date', '/at/>/1'],
    [{ '<': ['2024-01-01', '2024-12-31'] }, 'type-mismatch', '/at/</0'],
    // Booleans
    [{ and: [] }, 'wrong-arity', '/at/and'],
    [{ or: [] }, 'wrong-arity', '/at/or'],
    [{ and: [b, n] }, 'type-mismatch', '/at/and/1'],
    [{ or: [s, b] }, 'type-mismatch', '/at/or/0'],
    [{ and: [b, null] }, 'type-mismatch', '/at/and/1'],
    [{ '!': [n] }, 'type-mismatch', '/at/!/0'],
    [{ '!': n }, 'type-mismatch', '/at/!'],
    [{ '!!': [s] }, 'type-mismatch', '/at/!!/0'],
    [{ '!': [b, b] }, 'wrong-arity', '/at/!'],
    // missing
    [{ missing: ['n'] }, 'misplaced-missing', '/at/missing'],
    [{ if: [{ missing: ['n'] }, 1, 2] }, 'misplaced-missing', '/at/if/0/missing'],
    [{ '!': { missing: ['n', 'toString'] } }, 'unknown-variable', '/at/!/missing'],
    [{ '!!': [{ missing: ['constructor'] }] }, 'unknown-variable', '/at/!!/0/missing'],
    // if
    [{ if: [b] }, 'wrong-arity', '/at/if'],
    [{ '?:': [b, 1] }, 'wrong-arity', '/at/?:'],
    [{ if: [n, 1, 2] }, 'type-mismatch', '/at/if/0'],
    [{ if: [b, 1, 'two'] }, 'type-mismatch', '/at/if/2'],
    [{ if: [b, 1, n, 2, 3] }, 'type-mismatch', '/at/if/2'],
    [{ if: [b, null, null] }, 'type-mismatch', '/at/if'],
    [{ if: [b, d, '2023-02-29'] }, 'invalid-date', '/at/if/2'],
    // Arithmetic
    [{ '+': [] }, 'wrong-arity', '/at/+'],
    [{ '+': [n, '1'] }, 'type-mismatch', '/at/+/1'],
    [{ '+': [n, null] }, 'type-mismatch', '/at/+/1'],
    [{ '+': [n, d] }, 'type-mismatch', '/at/+/1'],
    [{ '-': [n, m, 1] }, 'wrong-arity', '/at/-'],
    [{ '-': [] }, 'wrong-arity', '/at/-'],
    [{ '*': [b, n] }, 'type-mismatch', '/at/*/0'],
    [{ '/': [n] }, 'wrong-arity', '/at//'.replace('//', '/~1')],
    [{ '/': [n, s] }, 'type-mismatch', '/at/~1/1'],
    [{ min: [] }, 'wrong-arity', '/at/min'],
    [{ max: [n, 'x'] }, 'type-mismatch', '/at/max/1'],
    [{ abs: [n, n] }, 'wrong-arity', '/at/abs'],
    [{ abs: s }, 'type-mismatch', '/at/abs'],
    // in
    [{ in: [s] }, 'wrong-arity', '/at/in'],
    [{ in: [s, 'abc'] }, 'wrong-type', '/at/in/1'],
    [{ in: [s, s] }, 'wrong-type', '/at/in/1'],
    [{ in: [s, ['a', 1]] }, 'type-mismatch', '/at/in/1/1'],
    [{ in: [n, ['1']] }, 'type-mismatch', '/at/in/1/0'],
    [{ in: [s, ['a', null]] }, 'type-mismatch', '/at/in/1/1'],
    [{ in: [b, [true]] }, 'type-mismatch', '/at/in/0'],
    [{ in: [null, ['a']] }, 'type-mismatch', '/at/in/0'],
    [{ in: [d, ['2024-02-30']] }, 'invalid-date', '/at/in/1/0'],
    // Dates
    [{ days_between: [d] }, 'wrong-arity', '/at/days_between'],
    [{ days_between: [d, n] }, 'type-mismatch', '/at/days_between/1'],
    [{ months_between: [s, d] }, 'type-mismatch', '/at/months_between/0'],
    [{ years_between: [d, '2023-02-29'] }, 'invalid-date', '/at/years_between/1'],
    [{ years_between: [d, '0000-01-01'] }, 'invalid-date', '/at/years_between/1'],
  ]

  it.each(refused)('%j', (expression, code, pointer) => {
    const { node, problems } = checked(expression)
    expect(node).toBeUndefined()
    expect(problems.map((problem) => [problem.code, problem.pointer])).toContainEqual([code, pointer])
  })
})

describe('what else a check says', () => {
  it('reports every operand that is wrong, not the first alone', () => {
    const { problems } = checked({ and: [n, { '>': [s, 1] }, { '+': [b] }] })
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/at/and/0', '/at/and/1/>/0', '/at/and/2/+/0'])
  })

  it('suggests a name that is near', () => {
    const { problems } = checked({ '==': [{ var: 'N' }, 1] })
    expect(problems).toEqual([
      { code: 'unknown-variable', pointer: '/at/==/0/var', params: expect.objectContaining({ name: 'N' }) },
    ])
  })

  it('says nothing more about a name that has a problem already', () => {
    expect(checked({ '+': [{ var: 'bad' }, 1] })).toEqual({ node: undefined, problems: [] })
  })

  it('names what was wanted and what was found', () => {
    expect(checked({ '+': [n, s] }).problems[0]?.params).toEqual({ expected: 'number', found: 'string' })
  })

  it('escapes pointers', () => {
    expect(checked({ '/': [n, { '/': [m, s] }] }).problems[0]?.pointer).toBe('/at/~1/1/~1/1')
  })

  it('normalises literal texts', () => {
    expect(checked('e\u0301').node).toEqual({ kind: 'constant', type: 'string', value: '\u00e9' })
  })

  it('has no negative zero', () => {
    expect(checked(-0).node).toEqual({ kind: 'constant', type: 'number', value: 0 })
  })

  it('reads a literal date where a date is wanted', () => {
    expect(checked('2024-02-29', 'date').node).toEqual({ kind: 'constant', type: 'date', value: 20240229 })
  })

  it('refuses null where a value is wanted', () => {
    const { node, problems } = checked(null, 'number')
    expect(node).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'type-mismatch', pointer: '/at' }])
  })
})
