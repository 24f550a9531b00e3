import type { Size } from './size.ts'

/** A piece of SQL, and what is known of its value in every row that isn't refused. */
export interface Piece {
  sql: string
  /** The first CTE, counted from the one after `fields`, that can read it. */
  level: number
  /** A column or a literal: as short as a name for it would be, so it may be written twice. */
  atom: boolean
  /** Whether it can stand beside an operator without parentheses. */
  tight: boolean
  /** Whether it may be NULL. */
  missing: boolean
  /** Of a number. */
  size?: Size
  /** A literal number as it may be written where a column stands beside it. */
  plain?: string
}

/** Inside an operator. */
export const inner = ({ sql, tight }: Piece): string => (tight ? sql : `(${sql})`)

export const levelOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((highest, { level }) => Math.max(highest, level), 0)

export const anyMissing = (pieces: readonly Piece[]): boolean => pieces.some(({ missing }) => missing)
