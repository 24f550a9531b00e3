/** Two scores over the population: every subject as a dot or many as a density, by final tier, and what cells hold. */
import { NO_POINTS } from '../../../../engine/index.ts'
import { type PreviewState, SAME, type Scoring, WAYS } from '../state.ts'
import { amountsOf } from './amounts.ts'
import { lineOf, type SubjectLine } from './subjects.ts'

type Domain = readonly [low: number, high: number]

export interface MatrixQuestion {
  x: Domain
  y: Domain
  /** More subjects than this are answered as a density. */
  mostDots: number
  /** A field that is a number, for the area of dots and for sums. */
  measure?: string | undefined
}

/** Subject by subject. */
interface Dots {
  rows: Int32Array
  x: Float32Array
  y: Float32Array
  /** By index of the final tier. */
  tiers: Int16Array
  /** Of the greatest amount, from 0 to 1; all 0 without a field. */
  sizes: Float32Array
  /** Places in WAYS. */
  ways: Uint8Array
}

/** Subjects in squares of the drawing, those that aren't empty. */
interface Density {
  columns: number
  rows: number
  squares: { column: number; row: number; tier: number; count: number }[]
  most: number
}

interface CellFigures {
  /** Subjects that the scores put here, whatever tier they end in. */
  count: number
  /** Under the base; undefined where its matrix has other scores or another shape. */
  before: number | undefined
  sum: number
}

export interface MatrixAnswer {
  dots: Dots | undefined
  density: Density | undefined
  /** Least and greatest score along each axis; undefined where nobody has one. */
  range: { x: [number, number] | undefined; y: [number, number] | undefined }
  /** Subjects along each axis, in MARGINS parts. */
  marginals: { x: number[]; y: number[] }
  /** Rows from low to high y. */
  cells: CellFigures[][]
  decided: number
  total: number
  /** From tier to tier, most first; indices of tiers as ids. */
  moves: { from: string; to: string; count: number; way: (typeof WAYS)[number] }[]
  /** Those that move and bring most. */
  largest: (SubjectLine & { amount: number })[]
}

const MARGINS = 25
const SQUARES = { columns: 60, rows: 48 }
const LARGEST = 6

/** Undefined where no matrix assigns tiers. */
export function matrixAnswer(state: PreviewState, question: MatrixQuestion): MatrixAnswer | undefined {
  const { now } = state
  const axes = axesOf(now)
  if (!axes) return undefined
  const amounts = amountsOf(now, question.measure)
  const rows = placedRows(now, axes)
  return {
    dots: rows.length <= question.mostDots ? dotsOf(state, axes, rows, amounts) : undefined,
    density: rows.length <= question.mostDots ? undefined : densityOf(now, axes, rows, question),
    range: { x: rangeOf(axes.x.scaled, rows), y: rangeOf(axes.y.scaled, rows) },
    marginals: { x: marginOf(axes.x.scaled, rows, question.x), y: marginOf(axes.y.scaled, rows, question.y) },
    ...cellsOf(state, axes, rows, amounts),
    decided: now.scored.length - now.scored.refused,
    moves: movesOf(state),
    largest: largestOf(state, amounts),
  }
}

interface AxisColumn {
  id: string
  scaled: Int32Array
  edges: readonly number[]
}
interface Axes {
  x: AxisColumn
  y: AxisColumn
}

export function axesOf({ strategy, scored }: Scoring): Axes | undefined {
  const { assign, scores } = strategy.plan
  if (assign.kind !== 'matrix') return undefined
  const column = ({ score, edges }: (typeof assign)['x']): AxisColumn => ({
    id: scores[score]?.id ?? '',
    scaled: scored.scores[score] as Int32Array,
    edges,
  })
  return { x: column(assign.x), y: column(assign.y) }
}

export function placedRows({ scored }: Scoring, { x, y }: Axes): Int32Array {
  const rows = new Int32Array(scored.length)
  let count = 0
  for (let row = 0; row < scored.length; row++) {
    if ((scored.tiers[row] as number) < 0) continue
    if (x.scaled[row] !== NO_POINTS && y.scaled[row] !== NO_POINTS) rows[count++] = row
  }
  return rows.subarray(0, count)
}

function rangeOf(scaled: Int32Array, rows: Int32Array): [number, number] | undefined {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const row of rows) {
    const value = scaled[row] as number
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return least <= greatest ? [least / 10_000, greatest / 10_000] : undefined
}

function dotsOf(
  { now, moves }: PreviewState,
  { x, y }: Axes,
  rows: Int32Array,
  amounts: Float64Array | undefined,
): Dots {
  const most = rows.reduce((greatest, row) => Math.max(greatest, amounts?.[row] || 0), 0)
  const size = (row: number) => (most > 0 ? Math.max(amounts?.[row] || 0, 0) / most : 0)
  return {
    rows: rows.slice(),
    x: Float32Array.from(rows, (row) => (x.scaled[row] as number) / 10_000),
    y: Float32Array.from(rows, (row) => (y.scaled[row] as number) / 10_000),
    tiers: Int16Array.from(rows, (row) => now.scored.tiers[row] as number),
    sizes: Float32Array.from(rows, size),
    ways: Uint8Array.from(rows, (row) => moves[row] as number),
  }
}

/** The part of a stretch that a score lies in; its ends take what lies beyond. */
function placer([low, high]: Domain, parts: number): (scaled: number) => number {
  const [start, scale] = [low * 10_000, parts / ((high - low) * 10_000 || 1)]
  return (scaled) => Math.min(Math.max(Math.floor((scaled - start) * scale), 0), parts - 1)
}

function densityOf({ strategy, scored }: Scoring, axes: Axes, rows: Int32Array, question: MatrixQuestion): Density {
  const width = strategy.plan.tiers.length
  const [column, row_] = [placer(question.x, SQUARES.columns), placer(question.y, SQUARES.rows)]
  const flat = new Int32Array(SQUARES.columns * SQUARES.rows * width)
  for (const row of rows) {
    const square = row_(axes.y.scaled[row] as number) * SQUARES.columns + column(axes.x.scaled[row] as number)
    const place = square * width + (scored.tiers[row] as number)
    flat[place] = (flat[place] as number) + 1
  }
  const squares: Density['squares'] = []
  let most = 0
  for (let square = 0; square < SQUARES.columns * SQUARES.rows; square++) {
    const counts = flat.subarray(square * width, (square + 1) * width)
    const count = counts.reduce((sum, one) => sum + one, 0)
    if (count === 0) continue
    most = Math.max(most, count)
    const tier = counts.indexOf(Math.max(...counts))
    squares.push({ column: square % SQUARES.columns, row: Math.floor(square / SQUARES.columns), tier, count })
  }
  return { ...SQUARES, squares, most }
}

function marginOf(scaled: Int32Array, rows: Int32Array, domain: Domain): number[] {
  const place = placer(domain, MARGINS)
  const counts = new Array<number>(MARGINS).fill(0)
  for (const row of rows) {
    const part = place(scaled[row] as number)
    counts[part] = (counts[part] as number) + 1
  }
  return counts
}

/** How many edges a score reaches: one on an edge belongs to the higher side. */
function reached(edges: readonly number[], score: number): number {
  let count = 0
  while (count < edges.length && score >= (edges[count] as number)) count++
  return count
}

function cellsOf({ base }: PreviewState, axes: Axes, rows: Int32Array, amounts: Float64Array | undefined) {
  const [width, height] = [axes.x.edges.length + 1, axes.y.edges.length + 1]
  const sums = new Float64Array(width * height)
  const cellOf = ({ x, y }: Axes, row: number) =>
    reached(y.edges, y.scaled[row] as number) * width + reached(x.edges, x.scaled[row] as number)
  const counts = new Int32Array(width * height)
  let total = 0
  for (const row of rows) {
    const cell = cellOf(axes, row)
    counts[cell] = (counts[cell] as number) + 1
    const amount = amounts?.[row] || 0
    total += amount
    sums[cell] = (sums[cell] as number) + amount
  }
  const earlier = base && axesOf(base)
  const isSame = earlier && (['x', 'y'] as const).every((axis) => isAlike(earlier[axis], axes[axis]))
  const before = isSame ? new Int32Array(width * height) : undefined
  if (before && base && earlier) {
    for (const row of placedRows(base, earlier)) {
      const cell = cellOf(earlier, row)
      before[cell] = (before[cell] as number) + 1
    }
  }
  const figures = (cell: number): CellFigures => ({
    count: counts[cell] as number,
    before: before?.[cell],
    sum: sums[cell] as number,
  })
  const cells = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => figures(row * width + column)),
  )
  return { cells, total }
}

const isAlike = (a: AxisColumn, b: AxisColumn): boolean => a.id === b.id && a.edges.length === b.edges.length

function movesOf({ now, base, moves }: PreviewState): MatrixAnswer['moves'] {
  if (!base) return []
  const found = new Map<number, number>()
  const width = now.strategy.plan.tiers.length + 1
  for (let row = 0; row < moves.length; row++) {
    if (moves[row] === SAME) continue
    const [from, to] = [base.scored.tiers[row] as number, now.scored.tiers[row] as number]
    if (from < 0 || to < 0) continue
    const key = (from * width + to) * WAYS.length + (moves[row] as number)
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return [...found]
    .sort(([a, count], [b, other]) => other - count || a - b)
    .map(([key, count]) => {
      const pair = Math.floor(key / WAYS.length)
      return {
        from: base.strategy.plan.tiers[Math.floor(pair / width)]?.id ?? '',
        to: now.strategy.plan.tiers[pair % width]?.id ?? '',
        count,
        way: WAYS[key % WAYS.length] as (typeof WAYS)[number],
      }
    })
}

function largestOf(state: PreviewState, amounts: Float64Array | undefined): MatrixAnswer['largest'] {
  if (!amounts) return []
  const moved: { row: number; amount: number }[] = []
  for (let row = 0; row < state.moves.length; row++) {
    const amount = amounts[row] as number
    if (state.moves[row] === SAME || !(amount > (moved[LARGEST - 1]?.amount ?? 0))) continue
    const place = moved.findIndex((other) => other.amount < amount)
    moved.splice(place < 0 ? moved.length : place, 0, { row, amount })
    if (moved.length > LARGEST) moved.pop()
  }
  return moved.map(({ row, amount }) => ({ ...lineOf(state, row), amount }))
}
