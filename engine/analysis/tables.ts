/** A decision table seen through samples of its inputs: which rows each combination of them matches. */
import type { TablePlan } from '../plan/plan.ts'
import { matches, samplesOf } from './cells.ts'
import { hullOf, type Interval } from './interval.ts'
import type { Known } from './known.ts'
import { factsOf } from './values.ts'

/** Beyond so many comparisons of a cell with a sample a table is not looked into. */
const MOST_COMPARISONS = 500_000
/** Beyond so many combinations of samples, rows are only compared in pairs. */
const MOST_COMBINATIONS = 10_000

/** One input: for each sample that can be told from the others, the rows whose cell matches it. */
export interface Column {
  samples: RowSet[]
}

/** A set of rows by index. */
type RowSet = Uint8Array

/** The columns of a table; undefined where there would be too much to compare. */
export function columnsOf<Y>(table: TablePlan<Y>, known: Known): Column[] | undefined {
  let comparisons = 0
  const columns: Column[] = []
  for (const [index, input] of table.inputs.entries()) {
    const cells = table.rows.map((row) => row[index] ?? { kind: 'any' as const })
    const type = input.type === 'any' ? 'string' : input.type
    const samples = samplesOf(type, factsOf(input, known), cells)
    comparisons += samples.length * cells.length
    if (comparisons > MOST_COMPARISONS) return undefined
    const distinct = new Map<string, RowSet>()
    for (const sample of samples) {
      const rows = Uint8Array.from(cells, (cell) => (matches(cell, sample) ? 1 : 0))
      distinct.set(rows.join(''), rows)
    }
    columns.push({ samples: [...distinct.values()] })
  }
  return columns
}

/** Calls back with the rows that each combination of samples matches; false where there are too many. */
export function forEachCombination(
  columns: readonly Column[],
  rows: number,
  visit: (matched: readonly number[]) => void,
): boolean {
  const combinations = columns.reduce((product, { samples }) => product * samples.length, 1)
  if (combinations > MOST_COMBINATIONS || combinations * rows > MOST_COMPARISONS) return false
  const descend = (column: number, left: readonly number[]): void => {
    const here = columns[column]
    if (!here) visit(left)
    for (const sample of here?.samples ?? [])
      descend(
        column + 1,
        left.filter((row) => sample[row] === 1),
      )
  }
  descend(
    0,
    Array.from({ length: rows }, (_, row) => row),
  )
  return true
}

/** What a table of points can yield: under `sum` any sum of rows that match together, else its literals. */
export function pointsOfTable(table: TablePlan<number>, known: Known): Interval {
  const { yields, otherwise } = table
  const beside = otherwise ? [otherwise.yield] : []
  if (table.hit !== 'sum') return hullOf([...yields, ...beside])
  const sums = new Set(beside)
  const columns = columnsOf(table, known)
  const isExact =
    columns &&
    forEachCombination(columns, yields.length, (matched) => {
      if (matched.length > 0) sums.add(matched.reduce((sum, row) => sum + (yields[row] ?? 0), 0))
    })
  if (isExact && sums.size > 0) return hullOf([...sums])
  const signed = (sign: 1 | -1) => yields.filter((points) => points * sign > 0).reduce((sum, points) => sum + points, 0)
  return hullOf([...yields, ...beside, signed(1), signed(-1)])
}
