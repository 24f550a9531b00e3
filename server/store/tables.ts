/**
 * The tables, as Kysely types. Times are RFC 3339 in UTC with milliseconds, as text; JSON is text:
 * the same statements run on SQLite and PostgreSQL.
 */
export interface Tables {
  strategies: StrategiesTable
  settings: SettingsTable
  documents: DocumentsTable
  versions: VersionsTable
  timeline: TimelineTable
}

interface StrategiesTable {
  id: string
  created_at: string
}

/** One row a setting, so that new settings need no new column. */
interface SettingsTable {
  strategy_id: string
  name: string
  /** JSON. */
  value: string
}

/** Strategy documents by content: whatever binds a digest (a version now) refers to this table. */
interface DocumentsTable {
  digest: string
  /** RFC 8785 canonical JSON. */
  canonical: string
}

interface VersionsTable {
  strategy_id: string
  number: number
  digest: string
  author: string | null
  note: string
  created_at: string
}

/** Append-only. */
interface TimelineTable {
  strategy_id: string
  seq: number
  recorded_at: string
  /** A date, or an instant in UTC. */
  effective_from: string
  version: number
  /** A text as JSON. */
  phase: string | null
  note: string
  cancels: number | null
}
