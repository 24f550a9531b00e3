/** The text itself, a dialect beside the other: what a data engineer gets to read. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SQL_DIALECTS, type SqlDialect, toDbt, toSql } from '../../engine/index.ts'
import { compiled } from './strategies.ts'

const example = JSON.parse(readFileSync(new URL('../fixtures/a-group.json', import.meta.url), 'utf8'))
const AS_OF = { date: '2026-04-01' }

describe('the example strategy', () => {
  it.each(SQL_DIALECTS)('in %s', async (dialect) => {
    const query = toSql(compiled(example), { dialect, table: 'crm.customers', asOf: AS_OF, points: true })
    await expect(query.ok && `${query.sql}\n`).toMatchFileSnapshot(`golden/a-group.${dialect}.sql`)
  })

  it('as a model of dbt', async () => {
    const options = { dialect: 'duckdb', table: 'customers', name: 'customer-tiers' } as const
    const files = toDbt(compiled(example), options)
    if (!files.ok) expect.fail()
    expect(files.model).toContain('FROM {{ ref("customers") }} AS s')
    await expect(files.schema).toMatchFileSnapshot('golden/a-group.schema.yml')
  })
})

it('what passes through gives way where a result has its name', () => {
  const options = { table: 't', asOf: AS_OF, subject: 'Tier', keep: ['refusal', 'city'] } as const
  const told = (dialect: SqlDialect) => {
    const query = toSql(compiled(example), { ...options, dialect })
    return (
      query.ok && [
        query.columns.subject,
        query.columns.tier,
        /AS (\S+),$/m.exec(query.sql.split('\nSELECT')[1] ?? '')?.[1],
      ]
    )
  }
  expect(told('duckdb')).toEqual(['Tier~2', 'tier', '"Tier~2"'])
  expect(told('postgresql')).toEqual(['Tier', 'tier', '"Tier"'])
})

describe('texts of the author', () => {
  const hostile = `x'); DROP TABLE t; --\n{{ env_var('HOME') }} {% raw %} {# #} $${'{spark.app.name}'} */ \\`

  it.each(SQL_DIALECTS)('stay texts in %s, in comments and in literals', (dialect) => {
    const document = structuredClone(example)
    document.title = hostile
    document.dimensions[0].title = hostile
    document.overrides[0].reason = hostile
    document.fields[3].options.push(hostile)
    const files = toDbt(compiled(document), { dialect, table: 't', name: 'm' })
    if (!files.ok) expect.fail()
    // What Jinja would run are the four places that are meant.
    const run = [...files.model.matchAll(/\{\{(.*?)\}\}|\{[%#]/g)].map(([whole]) => whole)
    expect(run.filter((one) => one !== "{{ '{' }}")).toEqual([
      '{{ config(materialized="table") }}',
      expect.stringContaining('as_of'),
      '{{ ref("t") }}',
    ])
    for (const line of files.model.split('\n').filter((one) => one.includes('DROP TABLE')))
      expect(line).toMatch(/^\s*--|NOT IN \(/)
    if (dialect === 'spark') expect(files.model).not.toContain(`$${'{'}`)
  })
})
