/** Tables as warehouses have them: columns of other types and collations than a test's own, and odd sessions. */
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompiledStrategy, evaluate, type SqlDialect, toSql } from '../../engine/index.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../postgresServer.ts'
import { around, deep, longNames, product } from './strategies.ts'

type Run = (sql: string) => Promise<Record<string, unknown>[]>

/** What the one row of table `t` comes to: the score, or the refusal as code:what. */
async function tell(run: Run, dialect: SqlDialect, strategy: CompiledStrategy): Promise<number | string> {
  const query = toSql(strategy, { dialect, table: 't', asOf: { date: '2026-04-01' } })
  if (!query.ok) return query.problems.map(({ code }) => code).join()
  const [row] = await run(query.sql)
  return row?.refusal ? `${row.refusal}:${row.refusal_at}` : Number(row?.['scores.total'])
}

/** A column's type with a value in it, and what comes out of a field of a type. */
type Column = [type: string, value: string, field: string, told: number | string, wanted?: unknown]

const everywhere: Column[] = [
  ['INTEGER', '7', 'number', 7],
  ['BIGINT', '9007199254740993', 'number', 'out-of-range:x'],
  ['BIGINT', '-9007199254740993', 'integer', 'out-of-range:x'],
  ['DECIMAL(18, 2)', '0.35', 'number', 0.35],
  ['DECIMAL(38, 10)', '0.1', 'number', 0.1],
  ['DECIMAL(18, 2)', '7.50', 'integer', 'invalid-subject:x'],
  ['REAL', '0.5', 'number', 0.5],
  ['DOUBLE PRECISION', "'NaN'", 'number', 'invalid-subject:x'],
  ['DOUBLE PRECISION', "'Infinity'", 'number', 'out-of-range:x'],
  ['DOUBLE PRECISION', "'-Infinity'", 'integer', 'out-of-range:x'],
  ['DOUBLE PRECISION', '-0.0', 'number', 0],
  ['TIMESTAMP', "'2026-03-31 23:59:59'", 'date', 1, '2026-03-31'],
  ['DATE', "'infinity'", 'date', 'invalid-subject:x', '2026-03-31'],
  ['DATE', "'0044-03-15 (BC)'", 'date', 'invalid-subject:x', '2026-03-31'],
  ['DATE', "'10000-01-01'", 'date', 'invalid-subject:x', '2026-03-31'],
  ['VARCHAR(10)', "'cafe\u0301'", 'string', 1, 'café'],
  ['VARCHAR(10)', "''", 'string', -1, 'x'],
]

function columnsTold(dialect: SqlDialect, columns: Column[], run: () => Run): void {
  it.each(columns)('%s %s as %s: %s', async (type, value, field, told, wanted) => {
    await run()('DROP TABLE IF EXISTS t')
    await run()(`CREATE TABLE t (subject VARCHAR(10), x ${type})`)
    await run()(`INSERT INTO t VALUES ('S', ${value})`)
    expect(await tell(run(), dialect, around(field, wanted))).toBe(told)
  })
}

async function numberTable(run: Run, value: number): Promise<void> {
  await run('DROP TABLE IF EXISTS t')
  await run(`CREATE TABLE t AS SELECT 'S' AS subject, CAST(${value} AS DOUBLE PRECISION) AS x`)
}

/** What rows gives for x. */
function byRows(strategy: CompiledStrategy, x: number) {
  const evaluation = evaluate(strategy, { input: { x }, asOf: '2026-04-01' })
  return evaluation.ok ? evaluation.decision.scores.total : evaluation.refusal.code
}

function largeStrategies(dialect: SqlDialect, run: () => Run): void {
  it('a hundred steps one after another stay quick', { timeout: 60_000 }, async () => {
    const strategy = deep(100)
    await numberTable(run(), 50)
    const start = performance.now()
    expect(await tell(run(), dialect, strategy)).toBe(byRows(strategy, 50))
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('ids of 102 characters that begin alike are told apart', async () => {
    await numberTable(run(), 3)
    expect(await tell(run(), dialect, longNames())).toBe(byRows(longNames(), 3))
  })
}

describe('duckdb', () => {
  let instance: DuckDBInstance
  let run: Run

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    run = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
  })
  afterAll(() => instance.closeSync())

  columnsTold('duckdb', everywhere, () => run)
  columnsTold(
    'duckdb',
    [
      ['HUGEINT', '170141183460469231731687303715884105727', 'number', 'out-of-range:x'],
      ['VARCHAR COLLATE NOCASE', "'GOLD'", 'string', 0, 'gold'],
      ['VARCHAR COLLATE NOACCENT', "'café'", 'string', 0, 'cafe'],
      ['VARCHAR', "'a' || chr(0)", 'string', 'invalid-subject:x', 'a'],
      ["ENUM ('gold', 'silver')", "'gold'", 'string', 1, 'gold'],
    ],
    () => run,
  )
  largeStrategies('duckdb', () => run)

  it('a session that compares without case and divides whole numbers', async () => {
    await run("SET default_collation = 'nocase'")
    await run('SET integer_division = true')
    await run("DROP TABLE IF EXISTS t; CREATE TABLE t AS SELECT 'S' AS subject, 'GOLD' AS x")
    expect(await tell(run, 'duckdb', around('string', 'gold'))).toBe(0)
    await numberTable(run, 1)
    expect(await tell(run, 'duckdb', deep(3))).toBe(byRows(deep(3), 1))
    await run('RESET default_collation; RESET integer_division')
  })

  it('a product of 25 numbers beyond all doubles is missing', async () => {
    await numberTable(run, 1e15)
    expect(await tell(run, 'duckdb', product(25))).toBe(-1)
  })
})

describe.skipIf(noPostgres !== undefined)(`postgresql${noPostgres ? ` (skipped: ${noPostgres})` : ''}`, () => {
  let server: PostgresServer
  let client: pg.Client
  const run: Run = async (sql) => (await client.query(sql)).rows

  beforeAll(async () => {
    server = await startPostgres()
    client = new pg.Client(server.address)
    await client.connect()
    await client.query(
      `CREATE COLLATION IF NOT EXISTS nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
    )
    // Tables of this session alone.
    await client.query('SET search_path = pg_temp, public')
  }, 60_000)
  afterAll(async () => {
    await client.end()
    await server.stop()
  })

  columnsTold('postgresql', everywhere.map(bcAsPostgres), () => run)
  columnsTold(
    'postgresql',
    [
      ['numeric', '123456789012345678901234567890', 'number', 'out-of-range:x'],
      ['numeric', "'NaN'", 'number', 'invalid-subject:x'],
      ['double precision', '1e-31', 'number', 'out-of-range:x'],
      ['double precision', '1e-29', 'number', 0],
      ['char(10)', "'gold'", 'string', 1, 'gold'],
      ['text COLLATE "nocase"', "'GOLD'", 'string', 0, 'gold'],
    ],
    () => run,
  )
  largeStrategies('postgresql', () => run)

  it('a session that reads backslashes in plain literals', async () => {
    await run('SET standard_conforming_strings = off; SET backslash_quote = off')
    await run("DROP TABLE IF EXISTS t; CREATE TEMP TABLE t AS SELECT 'S' AS subject, CAST(E'a\\\\''b' AS text) AS x")
    expect(await tell(run, 'postgresql', around('string', "a\\'b"))).toBe(1)
    await run('RESET standard_conforming_strings; RESET backslash_quote')
  })

  it('a product of 25 numbers can’t be said: PostgreSQL ends a query that overflows', async () => {
    expect(await tell(run, 'postgresql', product(25))).toBe('double-range')
    await numberTable(run, 10)
    expect(await tell(run, 'postgresql', product(3))).toBe(byRows(product(3), 10))
  })
})

const bcAsPostgres = ([type, value, ...rest]: Column): Column => [type, value.replace('(BC)', 'BC'), ...rest]
