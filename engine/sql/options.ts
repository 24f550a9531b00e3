import type { SqlDialect } from './dialects/dialect.ts'

/** What a query reads, and what it tells beside tier and scores. */
export interface SqlOptions {
  dialect: SqlDialect
  /** The table of subjects: one column a field, named by its id and of its type. Dots part catalog and schema. */
  table: string
  /** The evaluation date: one for all, a DATE column of the table, or an integer YYYYMMDD as SQL. */
  asOf: { date: string } | { column: string } | { sql: string }
  /** The column with the subject's own id. */
  subject?: string
  /** The column with the id of the tier held until now; read where the strategy holds tiers. */
  previousTier?: string
  /** Further columns of the table to pass through. */
  keep?: readonly string[]
  /** The points of every dimension. */
  points?: boolean
  /** What every dimension contributes to its root score. */
  contributions?: boolean
}

/** The names of the result's columns. */
export interface SqlColumns {
  subject: string
  tier: string
  /** The code of a refusal, NULL where there is a decision; and what refused. */
  refusal: string
  refusalAt: string
  /** In document order. */
  scores: { id: string; column: string }[]
  points: { id: string; column: string }[]
  contributions: { id: string; column: string }[]
}
