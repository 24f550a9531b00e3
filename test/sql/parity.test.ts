/** DuckDB and PostgreSQL give what rows gives. */
import { startDuckDb } from './duckdb.ts'
import { describeParity } from './parity.ts'
import { startPostgreSql } from './postgresql.ts'
import { noPostgres } from '../postgresServer.ts'

describeParity('duckdb', startDuckDb)
describeParity('postgresql', startPostgreSql, noPostgres)
