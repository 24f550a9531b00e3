/** The current list: a run's subjects by what somebody looks for, as items and as cells. */
import type { Cell } from '../reports/cell.ts'
import type { RunResult, RunTable } from './results.ts'

export interface ListFilter {
  tier?: string | undefined
  /** Within so many points of falling to a lower tier. */
  within?: number | undefined
  /** Fallen at least so many times running. */
  falls?: number | undefined
  /** Whose score fell at least so many times running. */
  declines?: number | undefined
  refused?: boolean | undefined
}

/** What the list can be in the order of; `-` is the greatest first. Those without it come last. */
export const ORDERS = ['subject', 'since', '-since', 'score', '-score', 'spare', '-spare', 'falls', '-falls'] as const
export type Order = (typeof ORDERS)[number]

/** The rows that are wanted, in an order: behind a place among them, at most so many. */
export function orderedRows(
  table: RunTable,
  filter: ListFilter,
  order: Order,
  after = -1,
  limit = table.length,
): number[] {
  const [key, isDown] = order.startsWith('-') ? [order.slice(1), true] : [order, false]
  const read = KEYS[key as keyof typeof KEYS]
  const keyed = listedRows(table, filter).map((row) => ({ row, key: read(table, row) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key, isDown) || a.row - b.row)
  return keyed.slice(after + 1, after + 1 + limit).map(({ row }) => row)
}

const KEYS = {
  subject: (table: RunTable, row: number) => table.subject(row),
  since: (table: RunTable, row: number) => table.since(row),
  score: (table: RunTable, row: number) =>
    table.tier(row) === undefined ? undefined : Object.values(table.scores(row)).reduce((sum, score) => sum + score, 0),
  spare: (table: RunTable, row: number) => table.sparePoints(row),
  falls: (table: RunTable, row: number) => table.falls(row),
}

type Key = string | number | undefined

function compareKeys(a: Key, b: Key, isDown: boolean): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b === isDown ? 1 : -1
}

/** The rows that are wanted behind a place, at most so many. */
export function listedRows(
  table: RunTable,
  filter: ListFilter,
  after = -1,
  limit = Number.POSITIVE_INFINITY,
): number[] {
  const rows: number[] = []
  for (let row = after + 1; row < table.length && rows.length < limit; row++)
    if (isListed(table, row, filter)) rows.push(row)
  return rows
}

function isListed(table: RunTable, row: number, { tier, within, falls, declines, refused }: ListFilter): boolean {
  if (tier !== undefined && table.tier(row) !== tier) return false
  if (within !== undefined && !((table.sparePoints(row) ?? Number.POSITIVE_INFINITY) < within)) return false
  if (falls !== undefined && table.falls(row) < falls) return false
  if (declines !== undefined && table.declines(row) < declines) return false
  return refused === undefined || (table.refusal(row) !== undefined) === refused
}

export type ListItem = Omit<RunResult, 'contributions'>

export function listItem(table: RunTable, row: number): ListItem {
  const { contributions: _, ...item } = table.at(row)
  return item
}

/** What came of one subject, by id; of several rows with it the last. */
export function subjectIn(table: RunTable, subject: string): ListItem | undefined {
  for (let row = table.length - 1; row >= 0; row--) if (table.subject(row) === subject) return listItem(table, row)
  return undefined
}

/** The list as cells, with a head. */
export function listCells(results: readonly ListItem[]): Cell[][] {
  const scores = [...new Set(results.flatMap((result) => Object.keys(result.scores)))]
  const head = ['subject', 'name', 'tier', 'since', ...scores.map((id) => `scores.${id}`), 'sparePoints']
  const last = ['falls', 'declines', 'decidedBy', 'reasons', 'refusal']
  const rows = results.map((result) => [
    result.subject ?? `#${result.row + 1}`,
    result.name,
    result.tier,
    result.since,
    ...scores.map((id) => result.scores[id]),
    result.sparePoints,
    result.falls,
    result.declines,
    result.decidedBy,
    result.reasons.join(' '),
    result.refusal,
  ])
  return [[...head, ...last], ...rows]
}
