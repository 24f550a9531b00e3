import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, cellText, readCell } from '../../../designer/model/edit/cellText.ts'
import {
  addColumn,
  addRow,
  duplicateRow,
  moveColumn,
  moveRow,
  removeColumn,
  removeRows,
  setCells,
  setHit,
  setInput,
  setRowText,
  setTableOtherwise,
  type TableOwner,
  tableOf,
} from '../../../designer/model/edit/table.ts'
import { fromTsv, toTsv } from '../../../designer/model/edit/tsv.ts'
import type { Change } from '../../../designer/model/editor/change.ts'
import { type Cell, isShaped, type Strategy } from '../../../engine/index.ts'
import { rich } from '../strategies.ts'

const answers = { yes: 'yes', no: 'no' }
const share: Column = { kind: 'number', show: 'percent', options: [], answers }
const number: Column = { kind: 'number', options: [], answers }
const date: Column = { kind: 'date', options: [], answers }
const answer: Column = { kind: 'boolean', options: [], answers }
const word: Column = { kind: 'string', options: [], answers }
const plan: Column = {
  kind: 'string',
  options: [
    { id: 'none', name: 'None' },
    { id: 'joint', name: 'Joint plans' },
    { id: 'managed', name: 'Managed' },
  ],
  answers,
}

const read = (text: string, column: Column): unknown => {
  const reading = readCell(text, column)
  return reading.ok ? reading.cell : 'refused'
}

describe('a cell as it is typed', () => {
  it.each<[string, Column, unknown]>([
    ['', number, null],
    ['—', plan, null],
    ['≥ 0.6', number, { from: 0.6 }],
    ['>=60%', share, { from: 0.6 }],
    ['60', share, 0.6],
    ['≥5, <10', number, { from: 5, below: 10 }],
    ['< 10 and > 5', number, { above: 5, below: 10 }],
    ['＞１，０００', number, { above: 1000 }],
    ['5 – 10', number, { from: 5, to: 10 }],
    ['-5..-1', number, { from: -5, to: -1 }],
    ['1,000', number, 1000],
    ['1; 2；3', number, [1, 2, 3]],
    ['joint; Managed', plan, ['joint', 'managed']],
    ['≠ none', plan, { not: 'none' }],
    ['<> joint; managed', plan, { not: ['joint', 'managed'] }],
    ['Yes', answer, true],
    ['否', answer, false],
    ['≥ 2026-01-01 < 2026-07-01', date, { from: '2026-01-01', below: '2026-07-01' }],
    ['[{"from":5},null]', number, [{ from: 5 }, null]],
  ])('%s', (text, column, cell) => expect(read(text, column)).toEqual(cell))

  it.each<[string, Column]>([
    ['abc', number],
    ['1,2', number],
    ['≥ 5 > 6', number],
    ['≥', number],
    ['other', plan],
    ['perhaps', answer],
    ['30.6.2026', date],
    ['{"from":1,"above":2}', number],
    ['[1, 2', number],
  ])('refuses %s', (text, column) => expect(read(text, column)).toBe('refused'))
})

const cells = fc.letrec<{ cell: Cell; scalar: Cell }>((tie) => ({
  scalar: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.constantFrom('none', 'joint', '≥ 5', 'a; b', '"', '[', '', '-', '—'),
    fc.boolean(),
  ),
  cell: fc.oneof(
    { maxDepth: 2 },
    tie('scalar'),
    fc.constant(null),
    fc.record({ from: fc.integer(), below: fc.integer() }, { requiredKeys: ['from'] }),
    fc.record({ to: fc.constantFrom('2026-01-01', 7, 0.07) }),
    tie('cell').map((cell) => ({ not: cell })),
    fc.array(tie('cell'), { maxLength: 3 }),
  ),
}))

it('a cell is written so that it is read back as it was, whatever stands in it', () => {
  fc.assert(
    fc.property(cells.cell, fc.constantFrom(number, share, plan, word, answer, date), (cell, column) => {
      expect(read(cellText(cell, column), column)).toEqual(cell)
    }),
  )
})

it('cells go to a spreadsheet and come back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const plainRows = rows.map((row) => row.map((text) => text.replaceAll('\r', ' ')))
      expect(fromTsv(toTsv(plainRows))).toEqual(plainRows)
    }),
  )
  expect(fromTsv('a\tb\r\n\r\nc\td\r\n')).toEqual([['a', 'b'], [''], ['c', 'd']])
})

const owner: TableOwner = { kind: 'dimension', id: 'vertical_control' }
const after = (change: Change, document: Strategy = rich()) => tableOf(change(document), owner)

describe('a decision table', () => {
  it('takes cells and yields, and grows where they lie beyond its rows', () => {
    const grown = after(
      setCells(owner, [
        { row: 0, column: 1, cell: { from: 0.9 } },
        { row: 0, column: 2, cell: 95.123_456 },
        { row: 6, column: 0, cell: 'joint' },
        { row: 1, column: 2, cell: null },
      ]),
    )
    expect(grown?.rows).toHaveLength(7)
    expect(grown?.rows[0]).toMatchObject({ when: ['managed', { from: 0.9 }], yields: 95.1235 })
    expect(grown?.rows[5]).toEqual({ when: [null, null], yields: 0 })
    expect(grown?.rows[6]).toEqual({ when: ['joint', null], yields: 0 })
    expect(grown?.rows[1]?.yields).toBe(75)
  })

  it('moves, copies and removes rows and columns with their cells, never the last', () => {
    expect(after(moveRow(owner, 0, 4))?.rows.map(({ yields }) => yields)).toEqual([75, 50, 40, 30, 100])
    expect(after(duplicateRow(owner, 1))?.rows).toHaveLength(6)
    expect(after(removeRows(owner, 0, 9))?.rows).toHaveLength(1)
    const turned = after(moveColumn(owner, 0, 1))
    expect(turned?.inputs[1]).toEqual({ var: 'planning' })
    expect(turned?.rows[0]?.when).toEqual([{ from: 0.8 }, 'managed'])
    expect(after(removeColumn(owner, 0))?.rows[0]?.when).toEqual([{ from: 0.8 }])
    expect(after(addColumn(owner, 1, { var: 'outlets' }))?.rows[0]?.when).toEqual(['managed', null, { from: 0.8 }])
  })

  it('keeps the reason of what is otherwise when its points change, and lets go of both', () => {
    const document = setTableOtherwise(owner, 10)(rich())
    const { points } = document.dimensions.find(({ id }) => id === owner.id) ?? {}
    expect(points?.table?.otherwise).toMatchObject({ points: 10, code: 'outside-the-system' })
    expect(after(setTableOtherwise(owner, undefined))?.otherwise).toBeUndefined()
  })

  it('makes no step where nothing changes', () => {
    const document = rich()
    for (const change of [
      setCells(owner, [{ row: 0, column: 0, cell: 'managed' }]),
      setHit(owner, 'max'),
      moveRow(owner, 0, -1),
      setInput(owner, 0, { var: 'planning' }),
      setTableOtherwise(owner, 0),
    ])
      expect(change(document)).toBe(document)
  })

  it('stays shaped like a strategy whatever is done to it', () => {
    const index = fc.integer({ min: -1, max: 7 })
    const change = fc.oneof(
      fc.record({ row: fc.nat(8), column: fc.nat(4), cell: cells.cell }).map((entry) => setCells(owner, [entry])),
      fc.tuple(index, index).map(([from, to]) => moveRow(owner, from, to)),
      fc.tuple(index, index).map(([from, to]) => removeRows(owner, Math.min(from, to), Math.max(from, to))),
      fc.nat(3).map((at) => addRow(owner, at)),
      fc.nat(3).map((at) => duplicateRow(owner, at)),
      fc.nat(2).map((at) => removeColumn(owner, at)),
      fc.nat(2).map((at) => addColumn(owner, at, { var: 'outlets' })),
      fc.nat(5).map((at) => setRowText(owner, at, 'reason', { en: 'Because' })),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const document = changes.reduce((result, one) => one(result), rich())
        const table = tableOf(document, owner)
        expect(table?.rows.every(({ when }) => when.length === table.inputs.length)).toBe(true)
        // Cells may hold an empty list or a bound of another type, which only check judges.
        expect(isShaped(document)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
