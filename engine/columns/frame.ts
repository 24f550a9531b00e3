import type { Column, PointsColumn, StringColumn, TierColumn } from './column.ts'
import type { Memo } from './memo.ts'

/** The state of one scoring: as the frame of rows, with a column where that has a value. */
export interface Frame {
  readonly length: number
  readonly memo: Memo
  /** YYYYMMDD. */
  readonly asOf: number
  /** By index of the plan's fields, as expressions read them. */
  fields: readonly Column[]
  /** The derived values so far. */
  derived: Column[]
  points: PointsColumn[]
  /** By index of score, as they stand: an `add` puts another in its place. */
  scores: PointsColumn[]
  /** Most strategies read no ids, of which there are as many as subjects. */
  subject: () => StringColumn
  /** As they stand: each tier override puts another in its place. */
  tiers: TierColumn | undefined
  tierIds: readonly string[]
  /** The value of the dimension whose formula runs. */
  value: Column | undefined
}
