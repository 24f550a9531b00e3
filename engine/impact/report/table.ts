import { directions, type MoveCounts } from '../shape.ts'

/** A table: the first column is told by its head; figures stand to the right. */
export interface Table {
  heading: string
  note?: string
  head: string[]
  /** By column. */
  figures: boolean[]
  rows: string[][]
  /** True where the last row sums up the others. */
  hasTotal?: boolean
}

/** How many change tier, or are refused or admitted. */
export const movedOf = (moves: MoveCounts): number => directions.reduce((sum, way) => sum + moves[way], 0)
