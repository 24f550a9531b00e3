/** Decision tables, changed: their cells, rows and columns, wherever in the document they stand. Pure changes. */
import type {
  Cell,
  Expression,
  PointsEntry,
  PointsTable,
  Scalar,
  Strategy,
  Text,
  TierTable,
  ValueTable,
} from '../../../engine/index.ts'
import { type Change, changePart, withProperty } from '../editor/change.ts'
import { byId } from '../names.ts'
import { tidyPoints } from './grid.ts'

/** Where a table stands: a dimension's points, a derived value's classes, the assignment of tiers. */
export type TableOwner = { kind: 'dimension'; id: string } | { kind: 'derived'; id: string } | { kind: 'assign' }

/** A table of any of the three, its yields by one name. */
export interface AnyTable {
  inputs: Expression[]
  hit: string
  rows: AnyRow[]
  otherwise: Yield | undefined
}

/** Points, a class, or the id of a tier. */
export type Yield = Scalar

export interface AnyRow {
  when: Cell[]
  yields: Yield
  title?: Text
  code?: string
  reason?: Text
}

const YIELD = { dimension: 'points', derived: 'value', assign: 'tier' } as const

export const HITS = {
  dimension: ['first', 'unique', 'any', 'sum', 'min', 'max'],
  derived: ['first', 'unique', 'any'],
  assign: ['first', 'unique', 'any', 'best', 'worst'],
} as const

type Written = PointsTable | ValueTable | TierTable

function writtenTable(document: Strategy, owner: TableOwner): Written | undefined {
  switch (owner.kind) {
    case 'dimension':
      return byId(document.dimensions, owner.id)?.points.table
    case 'derived':
      return byId(document.derived, owner.id)?.table
    case 'assign':
      return document.assign.table
  }
}

/** Undefined where there is no table there. */
export function tableOf(document: Strategy, owner: TableOwner): AnyTable | undefined {
  const table = writtenTable(document, owner)
  return (
    table && { inputs: table.inputs, hit: table.hit, rows: table.rows.map(rowOf), otherwise: yieldOf(table.otherwise) }
  )
}

const rowOf = (row: Written['rows'][number]): AnyRow => {
  const yields = 'points' in row ? row.points : 'value' in row ? row.value : row.tier
  const { when, title, code, reason } = row
  return {
    when,
    yields,
    ...(title === undefined ? {} : { title }),
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
  }
}

const yieldOf = (entry: PointsEntry | Scalar | undefined): Yield | undefined =>
  typeof entry === 'object' ? entry.points : entry

/** Where check points into the table. */
export function tablePointer(document: Strategy, owner: TableOwner): string {
  if (owner.kind === 'assign') return '/assign/table'
  const list = owner.kind === 'dimension' ? document.dimensions : (document.derived ?? [])
  const index = list.findIndex(({ id }) => id === owner.id)
  return owner.kind === 'dimension' ? `/dimensions/${index}/points/table` : `/derived/${index}/table`
}

/** `change` is given the table as it is written and may answer the same one. */
function changeTable(owner: TableOwner, change: (table: Written) => Written): Change {
  return (document) => {
    const before = writtenTable(document, owner)
    const after = before && change(before)
    if (!after || after === before) return document
    switch (owner.kind) {
      case 'dimension':
        return changePart('dimensions', owner.id, (dimension) => ({
          ...dimension,
          points: { ...dimension.points, table: after as PointsTable },
        }))(document)
      case 'derived':
        return changePart('derived', owner.id, (derived) => ({ ...derived, table: after as ValueTable }))(document)
      case 'assign':
        return { ...document, assign: { ...document.assign, table: after as TierTable } }
    }
  }
}

type Row = Written['rows'][number]

const changeRows = (owner: TableOwner, change: (rows: Row[]) => Row[]): Change =>
  changeTable(owner, (table) => {
    const rows = change(table.rows)
    return rows === table.rows || rows.length === 0 ? table : ({ ...table, rows } as Written)
  })

export const setHit = (owner: TableOwner, hit: string): Change =>
  changeTable(owner, (table) => (table.hit === hit ? table : ({ ...table, hit } as Written)))

const tidied = (owner: TableOwner, yields: Yield): Yield =>
  owner.kind === 'dimension' ? tidyPoints(Number(yields)) : yields

/** The yield where no row hits; undefined refuses. A reason of its own stays. */
export const setTableOtherwise = (owner: TableOwner, yields: Yield | undefined): Change =>
  changeTable(owner, (table) => {
    const { otherwise } = table
    if (yieldOf(otherwise) === yields) return table
    const next =
      yields !== undefined && typeof otherwise === 'object'
        ? { ...otherwise, points: tidied(owner, yields) }
        : yields === undefined
          ? undefined
          : tidied(owner, yields)
    return withProperty(table, 'otherwise', next as never) as Written
  })

/** What is entered into a cell: of an input, or the yield in the column after the last input. */
export interface Entry {
  row: number
  column: number
  cell: Cell
}

/** Enters cells; a yield is never emptied. Rows that there aren't yet are added, and take every value. */
export const setCells = (owner: TableOwner, entries: readonly Entry[]): Change =>
  changeTable(owner, (table) => {
    const most = Math.max(table.rows.length, ...entries.map(({ row }) => row + 1))
    const rows: Row[] = [...table.rows]
    while (rows.length < most) rows.push(emptyRow(owner, table))
    let changed = rows.length > table.rows.length
    for (const { row, column, cell } of entries) {
      const before = rows[row] as Row
      const after = column < table.inputs.length ? withCell(before, column, cell) : withYield(owner, before, cell)
      changed ||= after !== before
      rows[row] = after
    }
    return changed ? ({ ...table, rows } as Written) : table
  })

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function withCell(row: Row, column: number, cell: Cell): Row {
  if (sameJson(row.when[column], cell)) return row
  return { ...row, when: row.when.map((old, index) => (index === column ? cell : old)) }
}

function withYield(owner: TableOwner, row: Row, cell: Cell): Row {
  if (cell === null || typeof cell === 'object') return row
  const yields = tidied(owner, cell)
  return rowOf(row).yields === yields ? row : ({ ...row, [YIELD[owner.kind]]: yields } as Row)
}

/** Any case, with the yield of the last row. */
function emptyRow(owner: TableOwner, table: Written): Row {
  const last = table.rows.at(-1)
  const yields = owner.kind === 'dimension' ? 0 : last ? rowOf(last).yields : ''
  return { when: table.inputs.map(() => null), [YIELD[owner.kind]]: yields } as unknown as Row
}

export const addRow = (owner: TableOwner, index: number): Change =>
  changeTable(
    owner,
    (table) => ({ ...table, rows: table.rows.toSpliced(index, 0, emptyRow(owner, table) as never) }) as Written,
  )

export const duplicateRow = (owner: TableOwner, index: number): Change =>
  changeRows(owner, (rows) => {
    const row = rows[index]
    return row ? rows.toSpliced(index + 1, 0, structuredClone(row)) : rows
  })

/** The last row stays. */
export const removeRows = (owner: TableOwner, first: number, last: number): Change =>
  changeRows(owner, (rows) =>
    last - first + 1 >= rows.length ? rows.slice(0, 1) : rows.filter((_, index) => index < first || index > last),
  )

export const moveRow = (owner: TableOwner, from: number, to: number): Change =>
  changeRows(owner, (rows) => moved(rows, from, to))

function moved<T>(items: T[], from: number, to: number): T[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length || from === to) return items
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

export const setRowText = (owner: TableOwner, index: number, key: 'title' | 'reason', text: Text | undefined): Change =>
  changeRows(owner, (rows) => rows.map((row, place) => (place === index ? (withProperty(row, key, text) as Row) : row)))

export const setRowCode = (owner: TableOwner, index: number, code: string | undefined): Change =>
  changeRows(owner, (rows) =>
    rows.map((row, place) => (place === index ? (withProperty(row, 'code', code) as Row) : row)),
  )

const changeColumns = (
  owner: TableOwner,
  inputs: (inputs: Expression[]) => Expression[],
  cells: (cells: Cell[]) => Cell[],
): Change =>
  changeTable(owner, (table) => {
    const after = inputs(table.inputs)
    if (after === table.inputs) return table
    return { ...table, inputs: after, rows: table.rows.map((row) => ({ ...row, when: cells(row.when) })) } as Written
  })

/** A column that takes every value so far. */
export const addColumn = (owner: TableOwner, index: number, input: Expression): Change =>
  changeColumns(
    owner,
    (inputs) => inputs.toSpliced(index, 0, input),
    (cells) => cells.toSpliced(index, 0, null),
  )

/** The last column stays. */
export const removeColumn = (owner: TableOwner, index: number): Change =>
  changeColumns(
    owner,
    (inputs) => (inputs.length < 2 ? inputs : inputs.toSpliced(index, 1)),
    (cells) => cells.toSpliced(index, 1),
  )

export const moveColumn = (owner: TableOwner, from: number, to: number): Change =>
  changeColumns(
    owner,
    (inputs) => moved(inputs, from, to),
    (cells) => movedCells(cells, from, to),
  )

const movedCells = (cells: Cell[], from: number, to: number): Cell[] =>
  cells.toSpliced(from, 1).toSpliced(to, 0, cells[from] as Cell)

/** The column reads something else; its cells stay, and check says which of them no longer fit. */
export const setInput = (owner: TableOwner, index: number, input: Expression): Change =>
  changeTable(owner, (table) =>
    sameJson(table.inputs[index], input)
      ? table
      : ({ ...table, inputs: table.inputs.map((old, place) => (place === index ? input : old)) } as Written),
  )
