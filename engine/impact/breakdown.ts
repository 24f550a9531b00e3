/** The moves by a categorical field: is one region hit harder? */
import type { Columns, RawColumn, RawValue } from '../columns/table.ts'
import { named, ways } from './moves.ts'
import type { Breakdown, BreakdownEntry } from './shape.ts'
import { sumByCell } from './sums.ts'

/** So many distinct values can be told apart by a reader. */
const MOST_VALUES = 1000

/** Whether a population can be broken down by a field, or why not. */
export type Categories = 'categorical' | 'unknown-field' | 'too-many-values'

export function categoriesOf(columns: Columns, field: string): Categories {
  const column = columnOf(columns, field)
  if (!column) return 'unknown-field'
  return codesOf(column, columns.length).values.length > MOST_VALUES ? 'too-many-values' : 'categorical'
}

const columnOf = ({ fields }: Columns, field: string): RawColumn | undefined =>
  fields.find(({ id }) => id === field)?.column

/** @throws RangeError where the population can't be broken down so (see categoriesOf) */
export function breakDown(
  columns: Columns,
  field: string,
  byRow: Uint8Array,
  measure: Float64Array | undefined,
): Breakdown {
  const column = columnOf(columns, field)
  if (!column) throw new RangeError(`breakDown: the population has no field ${field}`)
  const { codes, values } = codesOf(column, columns.length)
  if (values.length > MOST_VALUES) throw new RangeError(`breakDown: ${field} has more than ${MOST_VALUES} values`)
  const cells = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row++)
    cells[row] = (codes[row] as number) * ways.length + (byRow[row] as number)
  const counts = new Float64Array(values.length * ways.length)
  for (const cell of cells) counts[cell] = (counts[cell] as number) + 1
  const moved = measure && sumByCell(measure, cells, counts.length)
  const sums = measure && sumByCell(measure, codes, values.length)
  const entries = values.map((value, code): BreakdownEntry => {
    const part = counts.subarray(code * ways.length, (code + 1) * ways.length)
    return {
      ...(typeof value === 'object' ? {} : { value }),
      subjects: part.reduce((sum, count) => sum + count, 0),
      moves: named(part),
      ...(sums ? { measure: sums[code] as number } : {}),
      ...(moved ? { moved: named(moved.slice(code * ways.length, (code + 1) * ways.length)) } : {}),
    }
  })
  const met = entries.filter(({ subjects }) => subjects > 0)
  return { field, values: met.sort((x, y) => y.subjects - x.subjects) }
}

/** A column by codes; what is no scalar counts as missing. */
function codesOf(column: RawColumn, length: number): { codes: Int32Array; values: RawValue[] } {
  if (column.kind === 'coded') return { codes: column.codes, values: [null, ...column.dictionary.slice(1)] }
  const codes = new Int32Array(length)
  const places = new Map<number, number>()
  for (let row = 0; row < length && places.size <= MOST_VALUES; row++) {
    const value = column.values[row] as number
    if (Number.isNaN(value)) continue
    const code = places.get(value) ?? places.size + 1
    places.set(value, code)
    codes[row] = code
  }
  return { codes, values: [null, ...places.keys()] }
}
