/** What worker threads do with runs: populations are scored, lists read, runs compared. */
import { encodePopulation, type Strategy } from '../../engine/index.ts'
import { csvOf } from '../reports/csv.ts'
import type { ReportFormat } from '../reports/formats.ts'
import { markdownOf } from '../reports/markdown.ts'
import { xlsxOf } from '../reports/xlsx.ts'
import { type GivenStrategy, type Packed, populationOf, runOf, strategyOf } from '../workers/given.ts'
import { breakDownRun, type RunBreakdown } from './breakdown.ts'
import { type Change, type Comparison, compareRuns, type Kind } from './comparison.ts'
import {
  type ListFilter,
  type ListItem,
  listCells,
  listedRows,
  listItem,
  type Order,
  orderedRows,
  subjectIn,
} from './list.ts'
import { type ScoredRun, scoreRun } from './scoring.ts'

/** A run with the version that it was scored with. */
export interface GivenRun {
  strategy: Strategy
  run: Packed
}

interface ToScore {
  strategy: GivenStrategy
  population: Packed
  asOf: string
  prior: GivenRun | undefined
}

/** A run's results as they are kept, and what is told of them. */
export interface MadeRun extends Omit<ScoredRun, 'table'> {
  bytes: Uint8Array
  subjects: number
}

interface ToList {
  run: Packed
  filter: ListFilter
  after?: number | undefined
  limit?: number | undefined
}

interface ToOrder extends ToList {
  /** Default: that of the population. */
  sort?: Order | undefined
}

interface ToReport extends ToList {
  format: ReportFormat
}

interface ToCompare {
  older: GivenRun
  newer: GivenRun
  kind?: Kind | undefined
  after?: number | undefined
  limit: number
}

/** A page of what a comparison found, with the place of each change among all. */
export interface ComparisonPage extends Pick<Comparison, 'counts' | 'through'> {
  items: { place: number; change: Change }[]
}

export const runTasks = {
  scoreRun: ({ strategy, population, asOf, prior }: ToScore): MadeRun => {
    const before = prior && { strategy: prior.strategy, table: runOf(prior.run) }
    const { table, ...told } = scoreRun(strategyOf(strategy), populationOf(population), asOf, before)
    return { ...told, bytes: encodePopulation(table), subjects: table.columns.length }
  },

  listRun: ({ run, filter, after, limit, sort }: ToOrder): ListItem[] => {
    const table = runOf(run)
    const rows = sort ? orderedRows(table, filter, sort, after, limit) : listedRows(table, filter, after, limit)
    return rows.map((row) => listItem(table, row))
  },

  runReport: ({ run, filter, format }: ToReport): string | Promise<Uint8Array> => {
    const table = runOf(run)
    const cells = listCells(listedRows(table, filter).map((row) => listItem(table, row)))
    if (format === 'xlsx') return xlsxOf([{ name: 'run', rows: cells }])
    return format === 'csv' ? csvOf(cells) : markdownOf(cells)
  },

  /** What came of one subject in each of some runs. */
  subjectInRuns: ({ runs, subject }: { runs: Packed[]; subject: string }): (ListItem | undefined)[] =>
    runs.map((run) => subjectIn(runOf(run), subject)),

  compareRuns: ({ older, newer, kind, after = -1, limit }: ToCompare): ComparisonPage => {
    const { counts, through, moved, tell } = compareRuns(
      { strategy: older.strategy, table: runOf(older.run) },
      { strategy: newer.strategy, table: runOf(newer.run) },
    )
    const items: ComparisonPage['items'] = []
    for (let place = after + 1; place < moved.length && items.length < limit; place++) {
      const one = moved[place]
      if (one && (kind === undefined || one.kind === kind)) items.push({ place, change: tell(one) })
    }
    return { counts, through, items }
  },

  /** By a field or a label; undefined where the population has none of that name. */
  breakDownRun: ({
    run,
    population,
    by,
  }: {
    run: Packed
    population: Packed
    by: string
  }): RunBreakdown[] | undefined => {
    const { columns, labels = [] } = populationOf(population)
    const column = [...columns.fields, ...labels].find(({ id }) => id === by)?.column
    return column && breakDownRun(runOf(run), column)
  },
}
