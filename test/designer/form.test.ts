import { describe, expect, it } from 'vitest'
import { exampleOf, groupsOf, readField, readForm, typeValue } from '../../designer/model/form.ts'
import { evaluate, type Field } from '../../engine/index.ts'
import { compiled, example, rich } from './strategies.ts'

const number: Field = { id: 'n', type: 'number' }
const integer: Field = { id: 'i', type: 'integer', min: 0, max: 10 }
const percent: Field = { id: 'p', type: 'number', show: 'percent', min: 0, max: 1 }

describe('reading what is typed', () => {
  it.each<[Field, string, unknown]>([
    [number, '1,000,000', 1_000_000],
    [number, ' 12.5 ', 12.5],
    [number, '\u22123', -3],
    [number, '１２．５', 12.5],
    [number, '1e3', 1000],
    [integer, '10', 10],
    [percent, '78', 0.78],
    [percent, '7 %', 0.07],
    [percent, '29.3', 0.293],
    [{ id: 'b', type: 'boolean' }, 'false', false],
    [{ id: 'd', type: 'date' }, '2016-05-01', '2016-05-01'],
    [{ id: 's', type: 'string' }, 'x', 'x'],
    [number, '', undefined],
    [number, '   ', undefined],
  ])('%j %j → %j', (field, text, value) => {
    expect(readField(field, text)).toEqual({ ok: true, value })
  })

  it.each<[Field, string, string]>([
    [number, '1abc', 'fault.number'],
    [number, '--1', 'fault.number'],
    [number, 'NaN', 'fault.number'],
    [number, 'Infinity', 'fault.number'],
    [number, '0x10', 'fault.number'],
    [number, '1e400', 'fault.number'],
    [integer, '1.5', 'fault.integer'],
    [integer, '11', 'fault.range'],
    [percent, '101', 'fault.range'],
    [{ id: 'b', type: 'boolean' }, 'perhaps', 'fault.choice'],
    [{ id: 'd', type: 'date' }, '1.5.2016', 'fault.date'],
  ])('%j %j is refused: %s', (field, text, fault) => {
    expect(readField(field, text)).toEqual({ ok: false, fault })
  })

  it('gives back the value that it showed', () => {
    for (const [field, value] of [
      [number, 1234567.891],
      [number, -0.000001],
      [number, 1e15],
      [percent, 0.07],
      [percent, 0.29],
      [percent, 0.123456],
      [integer, 7],
    ] as const) {
      expect(readField(field, typeValue(field, value))).toEqual({ ok: true, value })
    }
    expect(typeValue(number, undefined)).toBe('')
  })

  it('leaves out what is empty and names what is wrong', () => {
    const { input, faults } = readForm(example(), { tier1_outlets: '12', annual_sales: 'much', gross_profit: '' })
    expect(input).toEqual({ tier1_outlets: 12 })
    expect(faults).toEqual({ annual_sales: 'fault.number' })
  })
})

describe('the form', () => {
  it('groups fields by their group, in order of first appearance', () => {
    expect(groupsOf(example(), 'en').map(({ title, fields }) => [title, fields.map((field) => field.id)])).toEqual([
      ['', ['tier1_outlets', 'gross_profit', 'payment_term', 'first_order', 'claims']],
      ['economic', ['annual_sales']],
    ])
    expect(groupsOf(rich(), 'zh-Hant')[0]?.title).toBe('經濟效益')
  })

  it.each([
    ['the worked example', example],
    ['a real strategy', rich],
  ])('begins with an example that decides: %s', (_, document) => {
    const typed = exampleOf(document(), '2026-04-01')
    const { input, faults } = readForm(document(), typed)
    expect(faults).toEqual({})
    expect(evaluate(compiled(document()), { input, asOf: '2026-04-01' }).ok).toBe(true)
  })

  it('takes the middle of the edges that a dimension draws, on the grid of the field', () => {
    const typed = exampleOf(example(), '2026-04-01')
    expect(typed.tier1_outlets).toBe('12')
    expect(typed.payment_term).toBe('prepaid')
    expect(typed.first_order).toBe('2023-04-01')
    expect(typed.claims).toBe('')
  })
})
