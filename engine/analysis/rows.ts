import { pointerTo } from '../check/problems.ts'
import type { TablePlan } from '../plan/plan.ts'
import type { Survey } from './survey.ts'
import { type Column, columnsOf, forEachCombination } from './tables.ts'

/** Why a row never decides: its cell in a column matches nothing, or rows before it take all its cases. */
export interface DeadRow {
  column?: number
  row?: number
}

/** Rows that never decide, by index. Nothing is proven where the table is too large to look into. */
export function deadRows<Y>(table: TablePlan<Y>, columns: readonly Column[] | undefined): Map<number, DeadRow> {
  const dead = new Map<number, DeadRow>()
  if (!columns) return dead
  table.rows.forEach((_, row) => {
    const column = columns.findIndex(({ samples }) => !samples.some((sample) => sample[row] === 1))
    if (column >= 0) dead.set(row, { column })
  })
  if (table.hit === 'first') addShadowed(table.rows.length, columns, dead)
  return dead
}

/** Under `first` a row decides only where none before it matches. */
function addShadowed(rows: number, columns: readonly Column[], dead: Map<number, DeadRow>): void {
  for (let row = 1; row < rows; row++) {
    if (dead.has(row)) continue
    const earlier = firstIndex(row, (before) => !dead.has(before) && covers(columns, before, row))
    if (earlier !== undefined) dead.set(row, { row: earlier })
  }
  const deciding = new Set<number>()
  const isComplete = forEachCombination(columns, rows, ([first]) => {
    if (first !== undefined) deciding.add(first)
  })
  if (!isComplete) return
  for (let row = 0; row < rows; row++) if (!deciding.has(row) && !dead.has(row)) dead.set(row, {})
}

function firstIndex(below: number, holds: (index: number) => boolean): number | undefined {
  for (let index = 0; index < below; index++) if (holds(index)) return index
  return undefined
}

/** Everything that a row matches, the other matches too. */
const covers = (columns: readonly Column[], other: number, row: number): boolean =>
  columns.every(({ samples }) => samples.every((sample) => sample[row] === 0 || sample[other] === 1))

/** Some case is matched by both. */
const meet = (columns: readonly Column[], other: number, row: number): boolean =>
  columns.every(({ samples }) => samples.some((sample) => sample[row] === 1 && sample[other] === 1))

/** Rows that never decide, and under `unique` rows that are sure to collide. */
export function checkRows(survey: Survey): void {
  const { plan, names, known } = survey
  plan.derived.forEach(({ classes, pointer }) => {
    if (classes?.kind === 'table') checkTable(survey, classes, names.known, pointerTo(pointer, 'table'))
  })
  plan.dimensions.forEach(({ points, pointer }) => {
    if (points.kind === 'table') checkTable(survey, points, names.known, pointerTo(pointer, 'points', 'table'))
  })
  if (plan.assign.kind === 'table') checkTable(survey, plan.assign.table, known, '/assign/table')
}

function checkTable<Y>({ report }: Survey, table: TablePlan<Y>, known: Survey['known'], pointer: string): void {
  const columns = columnsOf(table, known)
  if (!columns) return
  const place = (row: number) => pointerTo(pointer, 'rows', row)
  const dead = deadRows(table, columns)
  for (const [row, why] of [...dead].sort(([a], [b]) => a - b)) report('row-unreachable', place(row), said(why))
  if (table.hit !== 'unique' || !areIndependent(table)) return
  for (let row = 1; row < table.rows.length; row++) {
    const earlier = firstIndex(row, (before) => meet(columns, before, row))
    if (earlier !== undefined) report('rows-overlap', place(row), { row: earlier + 1 })
  }
}

/** Rows and columns count from 1 in messages. */
const said = ({ row, column }: DeadRow) => ({
  ...(row === undefined ? {} : { row: row + 1 }),
  ...(column === undefined ? {} : { column: column + 1 }),
})

/** Different fields take their values independently, so every combination of samples occurs. */
function areIndependent<Y>({ inputs }: TablePlan<Y>): boolean {
  const fields = inputs.map((input) => (input.kind === 'read' && input.source === 'field' ? input.index : undefined))
  return fields.every((field, index) => field !== undefined && fields.indexOf(field) === index)
}
