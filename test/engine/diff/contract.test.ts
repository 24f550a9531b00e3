import { describe, expect, it } from 'vitest'
import { type ContractBreak, contractBreaks, type Field, type Strategy } from '../../../engine/index.ts'
import { cosmetics, example } from './documents.ts'

const withFields = (fields: Field[]): Strategy => ({ ...example(), fields })
const breaks = (before: Field[], after: Field[]): ContractBreak[] =>
  contractBreaks(withFields(before), withFields(after))

const sales: Field = {
  id: 'sales',
  type: 'number',
  min: 0,
  max: 100,
  title: { en: 'Sales', 'zh-Hant': '銷售額', 'zh-Hans': '销售额' },
}
const term: Field = { id: 'term', type: 'string', options: ['lc', 'oa', { id: 'pre', title: 'Prepaid' }] }

describe('breaks of the input contract', () => {
  it.each<[string, Field[], Field[], string[], string]>([
    ['a new required field', [], [sales], ['field-required:sales'], 'Callers must now send Sales'],
    [
      'a field that became required',
      [{ ...sales, required: false }],
      [sales],
      ['field-became-required:sales'],
      'Callers can no longer leave out Sales',
    ],
    [
      'another type',
      [sales],
      [{ id: 'sales', type: 'string' }],
      ['type-changed:sales:string'],
      'Sales must now be sent as text instead of number',
    ],
    [
      'integers instead of numbers',
      [sales],
      [{ ...sales, type: 'integer' }],
      ['type-changed:sales:integer'],
      'Sales must now be sent as whole number instead of number',
    ],
    [
      'a raised minimum',
      [sales],
      [{ ...sales, min: 1 }],
      ['minimum-raised:sales:1'],
      'Sales: values below 1 are now refused (before: 0)',
    ],
    [
      'a maximum where none was',
      [{ id: 'sales', type: 'number' }],
      [{ id: 'sales', type: 'number', max: 9 }],
      ['maximum-lowered:sales:9'],
      'Sales: values above 9 are now refused (before: no limit)',
    ],
    [
      'options gone',
      [term],
      [{ ...term, options: ['oa'] }],
      ['option-gone:term:lc', 'option-gone:term:pre'],
      'Term: the value lc is now refused',
    ],
    [
      'options where any text was taken',
      [{ id: 'term', type: 'string' }],
      [term],
      ['options-introduced:term:lc|oa|pre'],
      'Term: only lc, oa and Prepaid are still accepted',
    ],
  ])('%s', (_, before, after, keys, english) => {
    const found = breaks(before, after)
    expect(found.map(({ key }) => key)).toEqual(keys)
    expect(found[0]?.message.en).toBe(english)
    for (const text of Object.values(found[0]?.message ?? {})) expect(text).not.toMatch(/[{}]|undefined/)
  })

  it.each<[string, Field[], Field[]]>([
    ['a field that nobody asks for any more', [sales], []],
    ['a new field that may be missing', [], [{ ...sales, required: false }]],
    ['a wider range', [sales], [{ ...sales, min: -1, max: 200 }]],
    ['numbers where integers were asked for', [{ ...sales, type: 'integer' }], [sales]],
    ['another option', [term], [{ ...term, options: ['lc', 'oa', 'pre', 'new'] }]],
    ['any text', [term], [{ id: 'term', type: 'string' }]],
    ['a step, for which nothing is refused', [sales], [{ ...sales, step: 5 }]],
    ['another title', [sales], [{ ...sales, title: 'Turnover' }]],
  ])('is not %s', (_, before, after) => {
    expect(breaks(before, after)).toEqual([])
  })

  it('lists what callers of the cosmetics group felt', () => {
    expect(contractBreaks(cosmetics(1), cosmetics(2)).map(({ key }) => key)).toEqual([
      'field-required:supply_discipline',
      'field-required:inventory_visibility',
      'field-required:planning',
      'field-required:contract_since',
    ])
  })
})
