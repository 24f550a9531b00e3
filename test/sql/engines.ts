import type { SqlDialect } from '../../engine/index.ts'
import type { Job, Row } from './job.ts'

/** An engine that answers queries, each over a table of its own. */
export interface SqlEngine {
  name: string
  dialect: SqlDialect
  run(jobs: readonly Job[]): Promise<Row[][]>
  close(): Promise<void>
}
