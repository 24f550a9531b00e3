/**
 * Decision tables. The cells of a table tell apart only so many values of each input; every combination that
 * occurs is judged once, and subjects only find theirs.
 */
import { nextAbove } from '../analysis/interval.ts'
import type { Value } from '../logic/node.ts'
import type { CellPlan, EdgePlan, TablePlan } from '../plan/plan.ts'
import { HIT_OTHERWISE } from '../rows/frame.ts'
import { type Codes, type Column, elementsOf, TRUE } from './column.ts'
import { type Entries, MISSING, type Outcome, yielding } from './entries.ts'
import { evaluateColumn } from './expression.ts'
import type { Frame } from './frame.ts'
import { missingIn } from './kernels/choice.ts'
import { regionCodes, sortedKeys } from './kernels/search.ts'
import { type CodedInput, distinctTuples } from './kernels/tuples.ts'

/** An input whose codes stand for values that no cell of the table tells apart. */
interface Told extends CodedInput {
  /** By code, one value of those that it stands for. */
  examples: readonly Value[]
}

/** A subject whose `value` is missing is missing, whatever the table would say. */
export function tableEntries<Y>(table: TablePlan<Y>, value: Column | undefined, frame: Frame): Entries<Y> {
  const inputs = table.inputs.map((input) => evaluateColumn(input, frame))
  const { hit, rows, yields, otherwise } = table
  const literals = JSON.stringify([hit, rows, yields, otherwise?.yield])
  const key = `table:${value?.id}:${inputs.map(({ id }) => id).join()}:${literals}`
  return frame.memo.recall(key, (id) => {
    const told = inputs.map((input, index) =>
      tell(
        input,
        rows.map((cells) => cells[index] as CellPlan),
      ),
    )
    const { codes, firstRows } = distinctTuples(told, frame.length)
    if (value) clear(codes, missingIn(value.kind, elementsOf(value)))
    const outcomes = firstRows.map((row) =>
      judge(
        table,
        told.map((input) => input.examples[input.codes[row] as number]),
      ),
    )
    return { id, codes, outcomes: [MISSING, ...outcomes] }
  })
}

function clear(codes: Codes, where: Uint8Array): void {
  for (let row = 0; row < codes.length; row++) if (where[row] === TRUE) codes[row] = 0
}

function tell(input: Column, cells: readonly CellPlan[]): Told {
  switch (input.kind) {
    case 'string':
      return {
        codes: input.codes,
        size: input.dictionary.length,
        examples: input.dictionary.map((string, code) => (code === 0 ? undefined : string)),
      }
    case 'boolean': {
      const examples: Value[] = [false, undefined, true]
      return { codes: input.bytes, size: examples.length, examples }
    }
    case 'number': {
      const points = sortedKeys(cells.flatMap(pointsIn))
      const above = Array.from(points, (point) => [point, nextAbove(point)]).flat()
      const examples = [undefined, Number.NEGATIVE_INFINITY, ...above]
      return { codes: regionCodes(input.values, points), size: examples.length, examples }
    }
  }
}

/** The numbers that a cell compares with. */
function pointsIn(cell: CellPlan): number[] {
  switch (cell.kind) {
    case 'any':
      return []
    case 'equals':
      return typeof cell.value === 'number' ? [cell.value] : []
    case 'interval':
      return [cell.low, cell.high].flatMap((edge) => edge?.at ?? [])
    case 'not':
      return pointsIn(cell.cell)
    case 'anyOf':
      return cell.cells.flatMap(pointsIn)
  }
}

/** What a table says of one combination of values, under its hit policy. */
function judge<Y>({ hit, rows, yields, otherwise }: TablePlan<Y>, values: readonly Value[]): Outcome<Y> {
  const hits: number[] = []
  for (let row = 0; row < rows.length; row++) {
    if (!(rows[row] as CellPlan[]).every((cell, column) => matches(cell, values[column]))) continue
    hits.push(row)
    if (hit === 'first') break
  }
  const [first, ...rest] = hits
  if (first === undefined)
    return otherwise ? yielding(otherwise.yield, HIT_OTHERWISE) : { kind: 'refused', code: 'no-hit' }
  const yieldOf = (row: number) => yields[row] as Y
  const extreme = (isBetter: (one: Y, other: Y) => boolean) => {
    const best = rest.reduce((least, row) => (isBetter(yieldOf(row), yieldOf(least)) ? row : least), first)
    return yielding(yieldOf(best), best)
  }
  switch (hit) {
    case 'first':
      return yielding(yieldOf(first), first)
    case 'unique':
      return rest.length > 0 ? { kind: 'refused', code: 'ambiguous-hit' } : yielding(yieldOf(first), first)
    case 'any':
      return rest.some((row) => yieldOf(row) !== yieldOf(first))
        ? { kind: 'refused', code: 'ambiguous-hit' }
        : yielding(yieldOf(first), first)
    case 'sum':
      return yielding(hits.reduce((sum, row) => sum + (yieldOf(row) as number), 0) as Y, first)
    case 'min':
    case 'best':
      return extreme((one, other) => one < other)
    case 'max':
    case 'worst':
      return extreme((one, other) => one > other)
  }
}

function matches(cell: CellPlan, value: Value): boolean {
  switch (cell.kind) {
    case 'any':
      return true
    case 'equals':
      return value === cell.value
    case 'interval':
      return typeof value === 'number' && isAbove(value, cell.low) && isBelow(value, cell.high)
    case 'not':
      return value !== undefined && !matches(cell.cell, value)
    case 'anyOf':
      return cell.cells.some((inner) => matches(inner, value))
  }
}

const isAbove = (value: number, low: EdgePlan | undefined): boolean =>
  low === undefined || value > low.at || (low.inclusive && value === low.at)

const isBelow = (value: number, high: EdgePlan | undefined): boolean =>
  high === undefined || value < high.at || (high.inclusive && value === high.at)
