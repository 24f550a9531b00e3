/** Bands, lookups and tables over a frame. They answer with indices; yields are looked up by the caller. */
import { nextAbove } from '../analysis/interval.ts'
import type { RefusalCode } from '../decision/decision.ts'
import type { Value } from '../logic/node.ts'
import type { BandsPlan, CellPlan, EdgePlan, LookupPlan, TablePlan } from '../plan/plan.ts'
import { compileExpression } from './expression.ts'
import { type Frame, HIT_NONE, HIT_OTHERWISE } from './frame.ts'

/** Edges that all begin at themselves: what lies above x begins at the next double. */
export const inclusiveEdges = (edges: readonly EdgePlan[]): Float64Array =>
  Float64Array.from(edges, (edge) => (edge.inclusive ? edge.at : nextAbove(edge.at)))

/** The index of the band that a number lies in. */
export function compileBands<Y>(bands: BandsPlan<Y>): (value: number) => number {
  const edges = inclusiveEdges(bands.edges)
  return (value) => {
    let band = 0
    while (band < edges.length && value >= (edges[band] as number)) band++
    return band
  }
}

/** The index of the entry whose key equals a value, HIT_OTHERWISE, or HIT_NONE. */
export function compileLookup<Y>({ keys, otherwise }: LookupPlan<Y>): (value: Value) => number {
  const index = new Map<Value, number>(keys.map((key, position) => [key, position]))
  const none = otherwise ? HIT_OTHERWISE : HIT_NONE
  return (value) => index.get(value) ?? none
}

export interface TableHit<Y> {
  ok: true
  yield: Y
  /** The row whose yield it is, or HIT_OTHERWISE. */
  row: number
  /** Every row that was hit, as far as the policy looks. */
  rows: readonly number[]
}

export interface TableRefusal {
  ok: false
  code: Extract<RefusalCode, 'no-hit' | 'ambiguous-hit'>
  rows: readonly number[]
}

/** A decision table under its hit policy. `sum` needs numbers; best and worst are min and max of tier indices. */
export function compileTable<Y>(table: TablePlan<Y>): (frame: Frame) => TableHit<Y> | TableRefusal {
  const inputs = table.inputs.map(compileExpression)
  const rows = table.rows.map((cells) => cells.map(compileCell))
  const { hit, yields, otherwise } = table
  const stopsAtFirst = hit === 'first'
  return (frame) => {
    const values = inputs.map((input) => input(frame))
    const hits: number[] = []
    for (let row = 0; row < rows.length; row++) {
      if (!matchesAll(rows[row] as CellMatch[], values)) continue
      hits.push(row)
      if (stopsAtFirst) break
    }
    const [first] = hits
    if (first === undefined)
      return otherwise
        ? { ok: true, yield: otherwise.yield, row: HIT_OTHERWISE, rows: hits }
        : { ok: false, code: 'no-hit', rows: hits }
    return settle(hit, hits, first, yields)
  }
}

function settle<Y>(
  hit: TablePlan<Y>['hit'],
  hits: readonly number[],
  first: number,
  yields: readonly Y[],
): TableHit<Y> | TableRefusal {
  switch (hit) {
    case 'first':
      return decidedBy(first, hits, yields)
    case 'unique':
      return hits.length > 1 ? { ok: false, code: 'ambiguous-hit', rows: hits } : decidedBy(first, hits, yields)
    case 'any':
      return hits.some((row) => yields[row] !== yields[first])
        ? { ok: false, code: 'ambiguous-hit', rows: hits }
        : decidedBy(first, hits, yields)
    case 'sum': {
      const total = hits.reduce((sum, row) => sum + (yields[row] as number), 0)
      return { ok: true, yield: total as Y, row: first, rows: hits }
    }
    case 'min':
    case 'best':
      return decidedBy(extremeRow(hits, yields as readonly number[], 1), hits, yields)
    case 'max':
    case 'worst':
      return decidedBy(extremeRow(hits, yields as readonly number[], -1), hits, yields)
  }
}

const decidedBy = <Y>(row: number, rows: readonly number[], yields: readonly Y[]): TableHit<Y> => ({
  ok: true,
  yield: yields[row] as Y,
  row,
  rows,
})

/** The first row of the least yield, or with sign −1 of the greatest. */
const extremeRow = (hits: readonly number[], yields: readonly number[], sign: 1 | -1): number =>
  hits.reduce((best, row) => (sign * (yields[row] as number) < sign * (yields[best] as number) ? row : best))

type CellMatch = (value: Value) => boolean

function matchesAll(cells: readonly CellMatch[], values: readonly Value[]): boolean {
  for (let column = 0; column < cells.length; column++) if (!(cells[column] as CellMatch)(values[column])) return false
  return true
}

function compileCell(cell: CellPlan): CellMatch {
  switch (cell.kind) {
    case 'any':
      return () => true
    case 'equals': {
      const { value: wanted } = cell
      return (value) => value === wanted
    }
    case 'interval': {
      const [low, high] = [cell.low, cell.high]
      return (value) => typeof value === 'number' && isAbove(value, low) && isBelow(value, high)
    }
    case 'not': {
      const inner = compileCell(cell.cell)
      return (value) => value !== undefined && !inner(value)
    }
    case 'anyOf': {
      const cells = cell.cells.map(compileCell)
      return (value) => cells.some((matches) => matches(value))
    }
  }
}

const isAbove = (value: number, low: EdgePlan | undefined): boolean =>
  low === undefined || value > low.at || (low.inclusive && value === low.at)

const isBelow = (value: number, high: EdgePlan | undefined): boolean =>
  high === undefined || value < high.at || (high.inclusive && value === high.at)
