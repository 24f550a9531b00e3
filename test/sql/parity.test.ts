/** DuckDB and PostgreSQL give what rows gives. */

import { noPostgres } from '../postgresServer.ts'
import { startDuckDb } from './duckdb.ts'
import { describeParity } from './parity.ts'
import { startPostgreSql } from './postgresql.ts'

describeParity('duckdb', startDuckDb)
describeParity('postgresql', startPostgreSql, noPostgres)
