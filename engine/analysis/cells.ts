/**
 * Values that stand for all: for one input of a decision table, one sample for each set of values
 * which its cells can't tell apart. Whatever is true of all samples is true of all values.
 */
import { daysInMonth } from '../dates/calendar.ts'
import type { Value, ValueType } from '../logic/node.ts'
import type { CellPlan, EdgePlan } from '../plan/plan.ts'
import type { Facts, NumberFacts } from './facts.ts'
import { contains } from './interval.ts'

/** A text that no cell can name, because no document may hold it. */
const ANY_OTHER_TEXT = '\0'

export function samplesOf(type: ValueType, facts: Facts, cells: readonly CellPlan[]): Value[] {
  const literals = new Set(cells.flatMap(literalsOf))
  const absent: Value[] = facts.canBeMissing ? [undefined] : []
  if (facts.kind === 'values') return [...(facts.values ?? [...literals, ANY_OTHER_TEXT]), ...absent]
  const cuts = [...literals].filter((literal) => typeof literal === 'number').sort((a, b) => a - b)
  const next = type === 'date' ? nextDate : nextWhole
  const between = [Number.NEGATIVE_INFINITY, ...cuts].map((low, index) =>
    sampleBetween(low, cuts[index] ?? Number.POSITIVE_INFINITY, facts, next),
  )
  const at = cuts.filter((cut) => contains(facts.within, cut) && (!facts.whole || Number.isInteger(cut)))
  return [...at, ...between.filter((sample) => sample !== undefined), ...absent]
}

/** Every literal that a cell compares with. */
function literalsOf(cell: CellPlan): (string | number | boolean)[] {
  switch (cell.kind) {
    case 'any':
      return []
    case 'equals':
      return [cell.value]
    case 'interval':
      return [cell.low, cell.high].flatMap((edge) => (edge ? [edge.at] : []))
    case 'not':
      return literalsOf(cell.cell)
    case 'anyOf':
      return cell.cells.flatMap(literalsOf)
  }
}

/** A value strictly between two neighbouring literals, or undefined where there is none. */
function sampleBetween(
  low: number,
  high: number,
  { within, whole }: NumberFacts,
  next: (x: number) => number,
): number | undefined {
  const [from, to] = [Math.max(low, within.low), Math.min(high, within.high)]
  const candidates = whole ? [Math.ceil(from), next(Math.floor(from))] : [from, to, from / 2 + to / 2]
  return candidates.find((x) => x > low && x < high && contains(within, x))
}

const nextWhole = (x: number): number => x + 1

/** The day after a date YYYYMMDD. */
function nextDate(date: number): number {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
  if (day < daysInMonth(year, month)) return date + 1
  return month < 12 ? year * 10_000 + (month + 1) * 100 + 1 : (year + 1) * 10_000 + 101
}

/** As evaluation matches; only `any` matches a missing value. */
export function matches(cell: CellPlan, value: Value): boolean {
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
