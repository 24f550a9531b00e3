/** A matrix of tiers, changed: edges on both axes, and the tier of each cell. All pure, from one document to the next. */
import type { Assign } from '../../../engine/index.ts'
import type { Change } from '../editor/change.ts'
import { between, type Grid, tidyPoints } from './grid.ts'

export type Matrix = NonNullable<Assign['matrix']>
export type AxisName = 'x' | 'y'

const changeMatrix =
  (change: (matrix: Matrix) => Matrix): Change =>
  (document) => {
    const { matrix } = document.assign
    const changed = matrix && change(matrix)
    return !changed || changed === matrix ? document : { ...document, assign: { ...document.assign, matrix: changed } }
  }

/** Moves an edge, up to its neighbours and not past them. */
export const moveCut = (axis: AxisName, index: number, wish: number, grid: Grid, free = false): Change =>
  changeMatrix((matrix) => {
    const { edges } = matrix[axis]
    const moved = between(wish, edges[index - 1], edges[index + 1], grid, free)
    if (edges[index] === undefined || moved === undefined || moved === edges[index]) return matrix
    return withEdges(
      matrix,
      axis,
      edges.map((edge, place) => (place === index ? tidyPoints(moved) : edge)),
    )
  })

const withEdges = (matrix: Matrix, axis: AxisName, edges: number[]): Matrix => ({
  ...matrix,
  [axis]: { ...matrix[axis], edges },
})

/** Another edge: the cells that it goes through are there twice, with the same tiers, until they get others. */
export const addCut = (axis: AxisName, wish: number, grid: Grid): Change =>
  changeMatrix((matrix) => {
    const { edges } = matrix[axis]
    const place = edges.filter((edge) => edge < wish).length
    const at = between(wish, edges[place - 1], edges[place], grid, true)
    if (at === undefined) return matrix
    const cut = withEdges(matrix, axis, edges.toSpliced(place, 0, tidyPoints(at)))
    return { ...cut, cells: alongAxis(matrix.cells, axis, (line) => line.toSpliced(place, 0, line[place] as never)) }
  })

/** Takes an edge away: the cells below it grow over those above. */
export const removeCut = (axis: AxisName, index: number): Change =>
  changeMatrix((matrix) => {
    if (matrix[axis].edges[index] === undefined) return matrix
    const cut = withEdges(matrix, axis, matrix[axis].edges.toSpliced(index, 1))
    return { ...cut, cells: alongAxis(matrix.cells, axis, (line) => line.toSpliced(index + 1, 1)) }
  })

/** Rows go along y, the cells of each along x. */
const alongAxis = (cells: Matrix['cells'], axis: AxisName, change: <T>(line: T[]) => T[]): Matrix['cells'] =>
  axis === 'y' ? change(cells).map((row) => [...row]) : cells.map((row) => change(row))

/** @param column from low to high x @param row from low to high y */
export const setCell = (column: number, row: number, tier: string): Change =>
  changeMatrix((matrix) => {
    if (matrix.cells[row]?.[column] === undefined || matrix.cells[row][column] === tier) return matrix
    return { ...matrix, cells: matrix.cells.map((cells, at) => (at === row ? cells.with(column, tier) : cells)) }
  })

/** Another score along an axis; its edges stay where they are. Two axes of one score are exchanged. */
export const setAxisScore = (axis: AxisName, score: string): Change =>
  changeMatrix((matrix) => {
    const other = axis === 'x' ? 'y' : 'x'
    if (matrix[axis].score === score) return matrix
    if (matrix[other].score !== score) return { ...matrix, [axis]: { ...matrix[axis], score } }
    return { x: matrix.y, y: matrix.x, cells: transposed(matrix.cells) }
  })

const transposed = (cells: Matrix['cells']): Matrix['cells'] =>
  (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] as string))

/** The middle of the widest stretch between edges, as far as the axis is drawn: where another one fits best. */
export function widestGap(edges: readonly number[], [low, high]: readonly [number, number]): number {
  const borders = [low, ...edges.filter((edge) => edge > low && edge < high), high]
  const widths = borders.slice(1).map((border, index) => border - (borders[index] as number))
  const widest = widths.indexOf(Math.max(...widths))
  return ((borders[widest] as number) + (borders[widest + 1] as number)) / 2
}
