/** Where every subject goes from one version to the next: the matrix, and the moves by direction. */
import type { Scored } from '../columns/scorer.ts'
import { NO_TIER } from '../rows/frame.ts'
import { directions, type Matrix, type MoveCounts } from './shape.ts'
import { exactSum, sumByCell } from './sums.ts'
import type { TierPairing, Way } from './tiers.ts'

/** A way by its index: 0 is the same tier. */
export const ways: readonly Way[] = ['same', ...directions]

export interface Moves {
  matrix: Matrix
  counts: MoveCounts
  sums: MoveCounts | undefined
  /** By row: the index of its way. */
  ways: Uint8Array
}

export function movesBetween(
  before: Scored,
  after: Scored,
  pairing: TierPairing,
  measure: Float64Array | undefined,
): Moves {
  const [rows, width] = [before.plan.tiers.length + 1, after.plan.tiers.length + 1]
  const cells = cellsOf(before.tiers, after.tiers, rows, width)
  const wayOf = Uint8Array.from({ length: rows * width }, (_, cell) =>
    ways.indexOf(pairing.way(tierAt(Math.floor(cell / width), rows), tierAt(cell % width, width))),
  )
  const counts = new Int32Array(rows * width)
  const byRow = new Uint8Array(cells.length)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as number
    counts[cell] = (counts[cell] as number) + 1
    byRow[row] = wayOf[cell] as number
  }
  const sums = measure && sumByCell(measure, cells, rows * width)
  const byWay = (values: readonly number[]) =>
    named(ways.map((_, way) => exactSum(values.filter((__, cell) => wayOf[cell] === way))))
  return {
    matrix: {
      from: before.plan.tiers.map(({ id }) => id),
      to: after.plan.tiers.map(({ id }) => id),
      counts: byWidth(Array.from(counts), width),
      ...(sums ? { sums: byWidth(sums, width) } : {}),
    },
    counts: byWay(Array.from(counts)),
    sums: sums && byWay(sums),
    ways: byRow,
  }
}

function cellsOf(from: Int16Array, to: Int16Array, rows: number, width: number): Int32Array {
  const cells = new Int32Array(from.length)
  for (let row = 0; row < from.length; row++) {
    const [old, now] = [from[row] as number, to[row] as number]
    cells[row] = (old === NO_TIER ? rows - 1 : old) * width + (now === NO_TIER ? width - 1 : now)
  }
  return cells
}

const tierAt = (place: number, places: number): number => (place === places - 1 ? NO_TIER : place)

const byWidth = (flat: readonly number[], width: number): number[][] =>
  Array.from({ length: flat.length / width }, (_, row) => flat.slice(row * width, (row + 1) * width))

/** Values in the order of ways, by name. */
export function named(values: ArrayLike<number>): MoveCounts {
  const found: MoveCounts = { same: 0, up: 0, down: 0, across: 0, refused: 0, admitted: 0 }
  ways.forEach((way, index) => {
    found[way] = values[index] ?? 0
  })
  return found
}
