import { describe, expect, it } from 'vitest'
import {
  classConditions,
  classType,
  moveClassEdge,
  removeClass,
  removeClassEntry,
  renameClassEntry,
  setClassEntry,
  setClassOtherwise,
  setClassType,
  setClassValue,
  splitClass,
} from '../../../designer/model/edit/classes.ts'
import { addDerived } from '../../../designer/model/edit/fields.ts'
import { gridOf } from '../../../designer/model/edit/grid.ts'
import type { Change } from '../../../designer/model/editor/change.ts'
import { check, type Derived, isShaped, type Strategy } from '../../../engine/index.ts'
import { example } from '../strategies.ts'

const withDerived = (part: Derived): Strategy => ({ ...example(), derived: [...(example().derived ?? []), part] })
const banded = withDerived({
  id: 'size',
  value: { var: 'annual_sales' },
  bands: [{ value: 'small' }, { from: 10, value: 'middle' }, { above: 20, value: 'large' }],
})
const looked = withDerived({
  id: 'size',
  value: { var: 'payment_term' },
  lookup: { a: '1', b: 'two' },
  otherwise: '3',
})
/** The derived value after some changes, each of which leaves a document of the right shape. */
const after = (document: Strategy, ...changes: Change[]): Derived => {
  let changed = document
  for (const change of changes) {
    changed = change(changed)
    expect(isShaped(changed)).toBe(true)
  }
  return changed.derived?.find(({ id }) => id === 'size') as Derived
}
const grid = gridOf(banded, undefined, 1)

describe('classes by bands', () => {
  it('have edges that pass no neighbour and stay of their kind', () => {
    expect(after(banded, moveClassEdge('size', 1, 25, grid)).bands?.[1]).toEqual({ from: 19, value: 'middle' })
    expect(after(banded, moveClassEdge('size', 2, 12.5, grid, true)).bands?.[2]).toEqual({
      above: 12.5,
      value: 'large',
    })
    expect(moveClassEdge('size', 0, 5, grid)(banded)).toBe(banded)
    expect(moveClassEdge('nobody', 1, 5, grid)(banded)).toBe(banded)
  })

  it('are split, renamed and taken away, the last one not', () => {
    const split = after(banded, splitClass('size', 1, 15, grid), setClassValue('size', 2, 'upper'))
    expect(split.bands?.map(({ value }) => value)).toEqual(['small', 'middle', 'upper', 'large'])
    expect(splitClass('size', 7, 10, grid)(banded)).toBe(banded)
    const rest = after(banded, removeClass('size', 0), removeClass('size', 1), removeClass('size', 0))
    expect(rest.bands).toEqual([{ value: 'middle' }])
  })
})

describe('classes by lookup', () => {
  it('are set, renamed at their place and taken away', () => {
    const changes = [setClassEntry('size', 'c', 'x'), renameClassEntry('size', 'a', 'z'), removeClassEntry('size', 'b')]
    expect(Object.entries(after(looked, ...changes).lookup ?? {})).toEqual([
      ['z', '1'],
      ['c', 'x'],
    ])
    expect(renameClassEntry('size', 'a', 'b')(looked)).toBe(looked)
    expect(after(looked, setClassOtherwise('size', undefined))).not.toHaveProperty('otherwise')
    expect(setClassOtherwise('size', 'x')(banded).derived?.at(-1)).not.toHaveProperty('otherwise')
  })
})

describe('the type of classes', () => {
  it('is changed for all at once, and what can be kept is', () => {
    expect(after(looked, setClassType('size', 'number'))).toMatchObject({ lookup: { a: 1, b: 1 }, otherwise: 3 })
    expect(after(looked, setClassType('size', 'boolean'))).toMatchObject({ lookup: { a: false, b: true } })
    const there = after(banded, setClassType('size', 'number'), setClassType('size', 'string'))
    expect(there.bands?.map(({ value }) => value)).toEqual(['0', '1', '2'])
    expect(classType(there)).toBe('string')
  })
})

describe('a new class', () => {
  it.each(['bands', 'lookup', 'table', 'value'] as const)('by %s is sound from the start', (kind) => {
    const document = addDerived('Size', 'size', kind)(example())
    expect(check(document).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('whom a class is meant for', () => {
  it('is a condition each', () => {
    const value = { var: 'annual_sales' }
    expect(classConditions(after(banded), 'number')).toEqual([
      { '<': [value, 10] },
      { and: [{ '>=': [value, 10] }, { '<=': [value, 20] }] },
      { '>': [value, 20] },
    ])
    expect(classConditions(after(looked), 'string')[0]).toEqual({ '==': [{ var: 'payment_term' }, 'a'] })
  })
})
