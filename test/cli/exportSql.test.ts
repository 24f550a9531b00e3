// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const exported = (...words: string[]) => tiersmith(['export', STRATEGY, ...words], folder.path)

const TABLE = `CREATE SCHEMA crm; CREATE TABLE crm.customers AS SELECT * FROM (VALUES
  ('D-1042', 12, 1000000.0, 150000.0, 'lc', DATE '2016-05-01', NULL::INTEGER, 'key', 'Taipei'),
  ('D-1043', 12, 1000000.0, 150000.0, 'cod', DATE '2016-05-01', 9, NULL, 'Tainan')
) AS t(id, tier1_outlets, annual_sales, gross_profit, payment_term, first_order, claims, tier_before, city)`

describe('tiersmith export --to sql:…', () => {
  it('writes a statement that DuckDB turns into a table of tiers, scores and refusals', async () => {
    const words = ['--table', 'crm.customers', '--as-table', 'crm.tiers', '--as-of', '2026-04-01', '--keep', 'city']
    const names = ['--subject', 'id', '--previous-tier', 'tier_before', '--points', '--contributions']
    const { code, stdout, stderr } = await exported('--to', 'sql:duckdb', ...words, ...names)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    try {
      await connection.run(TABLE)
      await connection.run(stdout)
      const found = (await connection.runAndReadAll('FROM crm.tiers ORDER BY id')).getRowObjectsJson()
      expect(found[0]).toMatchObject({
        id: 'D-1042',
        city: 'Taipei',
        tier: 'development',
        'scores.value': '65.2000',
        'points.coverage': '50.0000',
        'contribution.coverage': '21.0000',
        refusal: null,
      })
      expect(found[1]).toMatchObject({
        id: 'D-1043',
        tier: null,
        'scores.value': null,
        refusal: 'invalid-subject',
        refusal_at: 'payment_term',
      })
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  })

  it.each([
    ['sql:postgres', 'FROM "a-group-distributors" AS s'],
    ['sql:postgresql', 'FROM "a-group-distributors" AS s'],
    ['sql:spark', 'FROM `a-group-distributors` AS s'],
  ])('%s: from a table of the strategy’s id, for today', async (format, from) => {
    const { code, stdout } = await exported('--to', format)
    expect(code).toBe(0)
    expect(stdout).toContain(from)
    const today = new Date().toISOString().slice(0, 4)
    expect(stdout).toMatch(new RegExp(`^ {4}${today}\\d{4} AS .asOf.`, 'm'))
  })

  it('makes a dbt model with its config and a schema.yml that knows the tiers', async () => {
    const { code, stdout, stderr } = await exported(
      ...['--to', 'sql:spark', '--table', 'crm.customers', '--as-table', 'a group-tiers', '--dbt', 'models'],
    )
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'models/a_group_tiers.sql\nmodels/schema.yml\n',
    })
    const read = (name: string) => readFileSync(join(folder.path, 'models', name), 'utf8')
    const model = read('a_group_tiers.sql')
    expect(model.startsWith('{{ config(materialized="table") }}\n\n-- ')).toBe(true)
    expect(model).toContain('FROM {{ source("crm", "customers") }} AS s')
    expect(model).toContain('{{ var("as_of", run_started_at.strftime("%Y-%m-%d")) | replace("-", "") }} AS `asOf`')
    expect(read('schema.yml')).toContain('values: ["key", "development", "maintenance", "opportunity"]')
  })

  it('says what a dialect can’t hold, with exit code 1', async () => {
    const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
    document.fields.push({ id: 'Claims', type: 'integer', required: false })
    folder.write('twins.json', JSON.stringify(document))
    const { code, stdout, stderr } = await tiersmith(['export', 'twins.json', '--to', 'sql:duckdb'], folder.path)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe('/fields/6/id: same-column: DuckDB takes the columns "claims" and "Claims" for one.\n')
    expect((await tiersmith(['export', 'twins.json', '--to', 'sql:postgres'], folder.path)).code).toBe(0)
  })

  it.each([
    [['--to', 'jsonlogic', '--as-table', 't'], '--as-table is for sql: formats.'],
    [['--to', 'sql:duckdb', '--as-of', '2026-04-01', '--as-of-column', 'd'], 'both say the evaluation date'],
    [['--to', 'sql:duckdb', '--as-of', 'yesterday'], '--as-of yesterday'],
    [['--to', 'sql:duckdb', '--dbt', 'x', '--as-of-column', 'd'], 'takes the date from its variable as_of'],
  ])('refuses the words %j', async (words, message) => {
    const { code, stdout, stderr } = await exported(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})
