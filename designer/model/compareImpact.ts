/** What a change does to a population, as the server finds it, and as a screen arranges it. */
import { type Impact, type Mover, pairTiers, type Strategy, type TierWay } from '../../engine/index.ts'
import { fetchFile, sendJson } from './api.ts'
import { type Comparison, type Pair, sideText } from './compare.ts'
import { byId } from './names.ts'
import { getPopulation } from './populations.ts'

export interface ImpactQuestion extends Pair {
  strategy: string
  population: string
  /** A field to break it down by. */
  by?: string | undefined
}

/** As many movers as a screen can hold; reports have all. */
const MOVERS = 1000

const pathOf = ({ strategy }: ImpactQuestion) => `/v1/strategies/${encodeURIComponent(strategy)}/impact`

const bodyOf = ({ from, to, population, by }: ImpactQuestion) => ({
  from: sideText(from),
  to: sideText(to),
  population,
  ...(by === undefined ? {} : { by }),
})

export const readImpact = (question: ImpactQuestion): Promise<Impact> =>
  sendJson('POST', pathOf(question), { ...bodyOf(question), movers: MOVERS })

export type ReportFormat = 'markdown' | 'csv' | 'xlsx'

export const impactFile = (question: ImpactQuestion, format: ReportFormat, language: string): Promise<Blob> =>
  fetchFile(`${pathOf(question)}?format=${format}&language=${language}`, { body: bodyOf(question) })

/** More different values than these make no table to read. */
const MOST_VALUES = 40

/** The fields that a population can be broken down by: those with a few different values that may be told. */
export async function breakdownFields(population: string, comparison: Comparison): Promise<string[]> {
  const { fields } = await getPopulation(population)
  const documents = [comparison.to.document, comparison.from.document]
  const typeOf = (id: string) => documents.flatMap((document) => byId(document.fields, id)?.type ?? [])[0]
  return fields
    .filter(({ field, distinct, sensitive }) => {
      const type = typeOf(field)
      if (sensitive || type === undefined || distinct < 2) return false
      return type === 'string' || type === 'boolean' ? distinct <= MOST_VALUES : type === 'integer' && distinct <= 12
    })
    .map(({ field }) => field)
}

/** A row or column of the matrix: a tier's id, or undefined for those refused. */
export type MatrixHead = string | undefined

export interface MatrixCell {
  count: number
  /** Of the measure. */
  sum: number | undefined
  way: TierWay
  /** 0 to 1 of the largest that moves. */
  heat: number
}

export interface MatrixView {
  rows: { tier: MatrixHead; cells: MatrixCell[]; count: number; sum: number | undefined }[]
  columns: { tier: MatrixHead; count: number; sum: number | undefined }[]
  count: number
  sum: number | undefined
}

/** The migration matrix with its totals; those refused only where there are any. */
export function matrixView({ matrix, distribution }: Impact, a: Strategy, b: Strategy): MatrixView {
  const { counts, sums } = matrix
  const way = wayBetween(distribution, a, b)
  const at = (cells: number[][], row: number, column: number) => cells[row]?.[column] ?? 0
  const total = (cells: number[][] | undefined, of: (row: number, column: number) => boolean) =>
    cells && sumOf(cells.map((line, row) => sumOf(line.filter((_, column) => of(row, column)))))
  const count = (of: (row: number, column: number) => boolean) => total(counts, of) ?? 0
  const inRow = (wanted: number) => (row: number) => row === wanted
  const inColumn = (wanted: number) => (_: number, column: number) => column === wanted
  const heads = (ids: string[], countOf: (index: number) => number): { tier: MatrixHead; index: number }[] => [
    ...ids.map((tier, index) => ({ tier, index })),
    ...(countOf(ids.length) > 0 ? [{ tier: undefined, index: ids.length }] : []),
  ]
  const columns = heads(matrix.to, (index) => count(inColumn(index)))
  const rows = heads(matrix.from, (index) => count(inRow(index))).map((row) => ({
    tier: row.tier,
    count: count(inRow(row.index)),
    sum: total(sums, inRow(row.index)),
    cells: columns.map((column) => ({
      count: at(counts, row.index, column.index),
      sum: sums && at(sums, row.index, column.index),
      way: way(row.tier, column.tier),
      heat: 0,
    })),
  }))
  warm(rows.flatMap(({ cells }) => cells))
  return {
    rows,
    columns: columns.map(({ tier, index }) => ({
      tier,
      count: count(inColumn(index)),
      sum: total(sums, inColumn(index)),
    })),
    count: count(() => true),
    sum: total(sums, () => true),
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function warm(cells: MatrixCell[]): void {
  const moving = cells.filter(({ way }) => way !== 'same')
  const most = Math.max(1, ...moving.map(({ count }) => count))
  for (const cell of moving) cell.heat = cell.count / most
}

/** Which way it is from a tier of the old version to one of the new. */
function wayBetween(
  distribution: Impact['distribution'],
  a: Strategy,
  b: Strategy,
): (from: MatrixHead, to: MatrixHead) => TierWay {
  const renamed = new Map(
    distribution.flatMap(({ tier, formerly }) => (formerly === undefined ? [] : [[formerly, tier] as const])),
  )
  const ranked = ({ tiers, ordered = true }: Strategy) => ({ tiers, ordered })
  const { way } = pairTiers(ranked(a), ranked(b), renamed)
  const index = ({ tiers }: Strategy, id: MatrixHead) =>
    id === undefined ? -1 : tiers.findIndex((tier) => tier.id === id)
  return (from, to) => way(index(a, from), index(b, to))
}

/** What is listed of those who move. */
export type MoverFilter = 'all' | 'up' | 'down' | 'other'

export const isListed = ({ direction }: Mover, filter: MoverFilter): boolean =>
  filter === 'all' || (filter === 'other' ? direction !== 'up' && direction !== 'down' : direction === filter)

export const otherMoves = ({ across, refused, admitted }: Record<'across' | 'refused' | 'admitted', number>): number =>
  across + refused + admitted

export const allMoves = (moves: Impact['moves']): number => moves.up + moves.down + otherMoves(moves)
