import { describe, expect, it } from 'vitest'
import {
  addDerived,
  addFields,
  addOptions,
  duplicateField,
  moveOption,
  newFieldId,
  removeField,
  renameOption,
  setBound,
  setFieldType,
  setOptionTitle,
} from '../../../designer/model/edit/fields.ts'
import { guessColumns } from '../../../designer/model/edit/header.ts'
import { usesOf } from '../../../designer/model/edit/uses.ts'
import { check, isShaped, type Strategy } from '../../../engine/index.ts'
import { example, rich } from '../strategies.ts'

const field = (document: Strategy, id: string) => document.fields.find((one) => one.id === id)

describe('fields', () => {
  it('get an id of their name in any script that nothing has yet', () => {
    expect(newFieldId(example(), 'Annual sales')).toBe('annual_sales_2')
    expect(newFieldId(example(), '年銷售額（元）')).toBe('年銷售額_元')
    expect(newFieldId(example(), 'value')).toBe('value_2')
    expect(newFieldId(example(), '%')).toBe('new')
  })

  it('are added with ids of their own, at once', () => {
    const names = ['Orders', 'Orders', '客訴']
    const document = addFields(names.map((name) => ({ title: name, name, type: 'integer' as const })))(example())
    expect(document.fields.slice(-3).map(({ id }) => id)).toEqual(['orders', 'orders_2', '客訴'])
    expect(isShaped(document)).toBe(true)
  })

  it('lose what their new type knows nothing of', () => {
    const text = setFieldType('payment_term', 'number')(example())
    expect(field(text, 'payment_term')).not.toHaveProperty('options')
    const date = setFieldType('claims', 'date')(example())
    expect(field(date, 'claims')).toEqual({ id: 'claims', type: 'date', required: false })
  })

  it('have bounds that never pass each other', () => {
    const document = setBound('claims', 'max', -3)(example())
    expect(field(document, 'claims')).toMatchObject({ min: 0, max: 0 })
    expect(field(setBound('claims', 'min', 5)(document), 'claims')?.min).toBe(0)
  })

  it('are copied with their options, and removed with the measure', () => {
    const document = duplicateField('payment_term', (name) => `${name} copy`)(example())
    expect(document.fields.map(({ id }) => id)).toContain('payment_term_copy')
    expect(removeField('annual_sales')(example()).subject).not.toHaveProperty('measure')
  })

  it('say what reads them', () => {
    expect(usesOf(example(), 'annual_sales').map(({ kind }) => kind)).toEqual(['measure', 'derived'])
    expect(usesOf(example(), 'payment_term')).toEqual([
      { kind: 'dimension', id: 'payment' },
      { kind: 'treatment', id: 'terms' },
    ])
    expect(usesOf(example(), 'margin')).toEqual([{ kind: 'dimension', id: 'margin_rate' }])
  })
})

describe('options', () => {
  it('are added once each, moved, and titled', () => {
    const added = addOptions('payment_term', ['lc', 'cash', 'cash', ''])(example())
    expect(field(added, 'payment_term')?.options).toEqual(['prepaid', 'lc', 'oa30', 'oa60', 'oa90', 'cash'])
    const moved = moveOption('payment_term', 5, 0)(added)
    expect(field(moved, 'payment_term')?.options?.[0]).toBe('cash')
    const titled = setOptionTitle('payment_term', 'cash', { en: 'Cash' })(moved)
    expect(field(titled, 'payment_term')?.options?.[0]).toEqual({ id: 'cash', title: { en: 'Cash' } })
  })

  it('take what names them along when they are renamed: lookups, conditions, tables', () => {
    const document = renameOption('payment_term', 'oa90', 'open-90')(example())
    expect(Object.keys(document.dimensions.find(({ id }) => id === 'payment')?.points.lookup ?? {})).toContain(
      'open-90',
    )
    expect(JSON.stringify(document.treatments)).toContain('"open-90"')
    expect(JSON.stringify(document)).not.toContain('oa90')
    const table = renameOption('planning', 'managed', 'run-by-us')(rich())
    expect(JSON.stringify(table)).not.toContain('"managed"')
    expect(check(table).errors).toBe(0)
  })

  it('are not renamed to one that there is, or to nothing', () => {
    const document = example()
    expect(renameOption('payment_term', 'oa90', 'lc')(document)).toBe(document)
    expect(renameOption('payment_term', 'oa90', ' ')(document)).toBe(document)
  })
})

it('derived values begin so that check finds no error', () => {
  for (const kind of ['value', 'table'] as const) {
    const document = addDerived({ en: 'New' }, 'new', kind)(example())
    expect(check(document).errors).toBe(0)
  }
})

describe('the head of a file', () => {
  it('names columns and tells their types by their values', () => {
    const text =
      '\uFEFF客戶,Sales,"Share, new",Active,Since,Code\r\nA,"1,200.5",15%,yes,2020-01-31,007\r\nB,3,2%,no,2021/2/1,12\r\n'
    expect(guessColumns(text, false).map(({ name, type }) => [name, type])).toEqual([
      ['客戶', 'string'],
      ['Sales', 'number'],
      ['Share, new', 'number'],
      ['Active', 'boolean'],
      ['Since', 'date'],
      ['Code', 'string'],
    ])
  })

  it('knows other delimiters, leaves out empty and repeated names, and a line that is cut off', () => {
    const columns = guessColumns('a;;b;a\n1;x;2;3\n4;x;5.5;6\n7;x;te', true)
    expect(columns.map(({ name, type, examples }) => [name, type, examples])).toEqual([
      ['a', 'integer', ['1', '4']],
      ['b', 'number', ['2', '5.5']],
    ])
    expect(guessColumns('', false)).toEqual([])
  })
})
