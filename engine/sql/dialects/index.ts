import type { Dialect, SqlDialect } from './dialect.ts'
import { duckdb } from './duckdb.ts'
import { postgresql } from './postgresql.ts'
import { spark } from './spark.ts'

const dialects: Record<SqlDialect, Dialect> = { duckdb, postgresql, spark }

export const dialectOf = (name: SqlDialect): Dialect => dialects[name]
