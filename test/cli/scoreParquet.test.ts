// @vitest-environment node
/**
 * Parquet into and out of `score`: DuckDB gives what the rows backend gives for the same file, in the file's order,
 * and what isn't a value of its field is refused, never converted.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { scorePopulation } from '../../server/cli/engines/scorePopulation.ts'
import { Unreadable } from '../../server/import/unreadable.ts'
import { outcomeOf, STRATEGY, start, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const path = (name: string) => join(folder.path, name)
const read = (name: string) => readFileSync(path(name), 'utf8')
const score = (...words: string[]) => tiersmith(['score', STRATEGY, '--as-of', '2026-04-01', ...words], folder.path)
let duckDb: DuckDBConnection

beforeAll(async () => {
  duckDb = await (await DuckDBInstance.create(':memory:')).connect()
})

/** Writes a Parquet file, its types as DuckDB has them. */
const write = (name: string, select: string) =>
  duckDb.run(`COPY (${select}) TO '${path(name)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`)

const rowsOf = async (name: string) =>
  (await duckDb.runAndReadAll(`FROM read_parquet('${path(name)}')`)).getRowObjectsJson()

const GOOD = `'D-' || i AS subject, CAST(i % 30 AS INTEGER) AS tier1_outlets, 1000000.0 AS annual_sales, 150000::BIGINT AS
  gross_profit, 'lc' AS payment_term, DATE '2016-05-01' AS first_order, NULL::INTEGER AS claims`

describe('tiersmith score with Parquet', () => {
  it('reads and writes Parquet, passes columns through and sums up by tier', async () => {
    await write('a.parquet', `SELECT 'Löwe' AS name, ${GOOD}, 'x' AS extra FROM range(3) r(i)`)
    const { code, stdout, stderr } = await score('--in', 'a.parquet', '--out', 'a.out.parquet')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(await rowsOf('a.out.parquet')).toEqual(
      [0, 1, 2].map((i) => ({
        subject: `D-${i}`,
        name: 'Löwe',
        tier: 'maintenance',
        'scores.value': expect.anything(),
      })),
    )
    expect(stderr).toContain('Columns that no field reads: extra.')
    expect(stderr).toMatch(/^ +3 +100\.0 % {2}maintenance$/m)
    expect(stderr).toContain('3 rows: 3 scored, 0 refused.')
  })

  it('keeps the order of a long file, and tells text from text by its code points', async () => {
    await write('long.parquet', `SELECT ${GOOD} FROM range(100000) r(i)`)
    await score('--in', 'long.parquet', '--out', 'long.csv')
    await score('--in', 'long.parquet', '--out', 'long.out.parquet')
    const subjects = read('long.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(subjects).toEqual(Array.from({ length: 100_000 }, (_, i) => `D-${i}`))
    expect((await rowsOf('long.out.parquet')).map((row) => row.subject)).toEqual(subjects)
  })
})

const strategyWith = (withTarget: boolean) => {
  const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
  document.fields.push(
    { id: 'note', type: 'string', required: false },
    { id: 'active', type: 'boolean', required: false },
  )
  if (withTarget) document.tiers[0].target = { cumulative: { of: 'annual_sales', share: 0.8 } }
  document.overrides.push(
    { id: 'named', when: { '==': [{ var: 'subject' }, 'D-1'] }, then: { atLeast: 'development' }, reason: 'By name' },
    { id: 'asleep', when: { '!': [{ var: 'active' }] }, then: { atMost: 'maintenance' }, reason: 'Asleep' },
    {
      id: 'noted',
      when: { in: [{ var: 'note' }, ['é', 'a', 'b', 'c', 'd', 'e', 'f']] },
      then: { tier: 'key' },
      reason: 'Noted',
    },
  )
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}
const strategies = { direct: strategyWith(false), counted: strategyWith(true) }

/** What one engine makes of a file. */
async function outcome(
  from: string,
  to: string,
  engine: 'auto' | 'columns',
  which: keyof typeof strategies,
  all: boolean,
) {
  const rejects = path('rejects.ndjson')
  const kind = to.endsWith('.parquet') ? 'parquet' : to.endsWith('.csv') ? 'csv' : 'ndjson'
  try {
    const tally = await scorePopulation(strategies[which], {
      in: path(from),
      out: path(to),
      rejects,
      asOf: '2026-04-01',
      columns: all ? 'all' : 'assigned',
      kind,
      engine,
    })
    const out = kind === 'parquet' ? await rowsOf(to) : read(to)
    return { out, rejects: readFileSync(rejects, 'utf8'), summary: tally.summary('in', 'rejects') }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.message
  }
}

const mostly = <T>(plain: fc.Arbitrary<T>, nasty: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: nasty })
const numbers = mostly(
  fc
    .oneof(
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.integer({ min: 0, max: 999_999 }).map((n) => n / 100),
    )
    .map(String),
  fc.constantFrom('NULL', "'nan'", "'inf'", "'-inf'", '-0.0', '1e300', '9007199254740993', '1e-320'),
)
const texts = (...plain: string[]) =>
  mostly(
    fc.constantFrom(...plain),
    fc.constantFrom(
      '',
      'é',
      'e\u0301',
      '=1+1',
      '＝x',
      '-x',
      '\tx',
      'a"b',
      'a,b\r\nc',
      '\u001f\u000b\r\n',
      '2020-02-30',
      '0000-01-01',
      '😀',
      ' lc',
      'x\\u001F',
    ),
  ).map((text) => `'${text.replaceAll("'", "''")}'`)
const row = fc.record({
  subject: texts('D-1', 'D-2', '客戶'),
  name: texts('A', 'B'),
  previousTier: texts('key', 'development', 'never-heard-of'),
  tier1_outlets: numbers,
  annual_sales: numbers,
  gross_profit: numbers,
  payment_term: texts('lc', 'prepaid', 'oa30'),
  first_order: texts('2016-05-01', '2021-04-01', '2024-02-29'),
  claims: numbers,
  note: texts('a', 'f', 'x'),
  active: fc.constantFrom('TRUE', 'FALSE', 'NULL'),
})
const isText = ['subject', 'name', 'previousTier', 'payment_term', 'note', 'first_order']
const selectOf = (rows: readonly Record<string, string>[], typed: boolean) =>
  rows
    .map(
      (cells) =>
        `SELECT ${Object.entries(cells)
          .map(([column, value]) => {
            if (column === 'active') return `${value}::BOOLEAN AS active`
            if (column === 'first_order' && typed) return `TRY_CAST(${value} AS DATE) AS first_order`
            return `CAST(${value} AS ${isText.includes(column) ? 'VARCHAR' : 'DOUBLE'}) AS ${column}`
          })
          .join(', ')}`,
    )
    .join(' UNION ALL ')

describe('DuckDB beside the rows backend', () => {
  it('writes the same results, rejects and summary, byte for byte', async () => {
    const to = fc.constantFrom('o.csv', 'o.ndjson', 'o.parquet')
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        to,
        fc.boolean(),
        fc.constantFrom('direct', 'counted'),
        fc.boolean(),
        async (rows, out, typed, which, all) => {
          await write('g.parquet', selectOf(rows, typed))
          const way = which as keyof typeof strategies
          expect(await outcome('g.parquet', out, 'auto', way, all)).toEqual(
            await outcome('g.parquet', out, 'columns', way, all),
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})

const columns = GOOD.replaceAll('i %', '1 %').replace("'D-' || i", "'D-1'")
const swapped = (column: string, sql: string) => `SELECT * REPLACE (${sql} AS ${column}) FROM (SELECT ${columns})`

describe('columns of other types', () => {
  it.each([
    [
      'a text for a number',
      swapped('annual_sales', "'12'"),
      'the column annual_sales is VARCHAR, and the field is a number',
    ],
    ['a boolean for a number', swapped('tier1_outlets', 'TRUE'), 'the column tier1_outlets is BOOLEAN'],
    [
      'a time for a date',
      swapped('first_order', "TIMESTAMP '2016-05-01 10:00:00'"),
      'the column first_order is TIMESTAMP, and the field is a date',
    ],
    ['a number for a date', swapped('first_order', '20160501'), 'the column first_order is INTEGER'],
    ['bytes for a text', swapped('payment_term', "'lc'::BLOB"), 'the column payment_term is BLOB'],
    ['a list', swapped('payment_term', "['lc']"), 'the column payment_term is VARCHAR[]'],
    ['a structure', swapped('annual_sales', "{'x': 1}"), 'the column annual_sales is STRUCT(x INTEGER)'],
    [
      'a double for the subject',
      swapped('subject', '1.5::DOUBLE'),
      'the column subject is DOUBLE, and a text is needed',
    ],
    [
      'a required column that is missing',
      `SELECT * EXCLUDE (gross_profit) FROM (SELECT ${columns})`,
      'a required column is missing: gross_profit',
    ],
    ['no rows', `SELECT ${columns} LIMIT 0`, 'there are no rows in it'],
  ])('%s: the file is refused', async (_, select, message) => {
    await write('t.parquet', select)
    expect(await outcome('t.parquet', 't.out.csv', 'auto', 'direct', false)).toContain(`t.parquet: ${message}`)
    expect(existsSync(path('t.out.csv'))).toBe(false)
  })

  it('reads whole numbers as ids, decimals to the nearest double, and refuses row by row with reason', async () => {
    const values = [
      '123456789012345.123456789::DECIMAL(38, 9)',
      '-1::DECIMAL(38, 9)',
      '1e16::DECIMAL(38, 9)',
      'NULL::DECIMAL(38, 9)',
    ]
    await write(
      'v.parquet',
      values
        .map((value, i) => `SELECT * REPLACE (${value} AS annual_sales, ${i} AS subject) FROM (SELECT ${columns})`)
        .join(' UNION ALL '),
    )
    const { code } = await score('--in', 'v.parquet', '--out', 'v.csv', '--rejects', 'v.rejects.csv')
    expect(code).toBe(0)
    expect(read('v.csv')).toMatch(/^subject,tier,scores\.value\n0,/)
    const rejects = read('v.rejects.csv').trim().split('\n')
    expect(rejects.map((line) => line.split(',').slice(0, 3).join())).toEqual([
      'line,subject,code',
      '3,2,out-of-range',
      '4,3,missing-value',
    ])
  })
})

describe('files that are no Parquet', () => {
  it.each([
    ['missing', undefined, "can't be read: there is no such file"],
    ['empty', '', 'is empty'],
    ['something else', 'subject,tier\n', 'is no Parquet file'],
    ['cut off', 'PAR1abcdefgh', '(DuckDB)'],
  ])('%s', async (_, content, message) => {
    if (content !== undefined) writeFileSync(path('f.parquet'), content)
    const told = await outcome('f.parquet', 'f.out.parquet', 'auto', 'direct', false)
    expect(told).toContain('f.parquet: ')
    expect(told).toContain(message)
    expect(readdirSync(folder.path).filter((name) => name.includes('f.out'))).toEqual([])
  })

  it('leaves nothing behind when it is interrupted', async () => {
    await write('i.parquet', `SELECT ${GOOD} FROM range(3000000) r(i)`)
    const child = start(['score', STRATEGY, '--in', 'i.parquet', '--out', 'i.out.parquet'], folder.path)
    const ended = outcomeOf(child)
    const begun = () => readdirSync(folder.path).some((name) => name.startsWith('.i.out.parquet.'))
    while (!begun() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(begun()).toBe(true)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(readdirSync(folder.path).filter((name) => name.includes('i.out'))).toEqual([])
  })
})

describe('text into Parquet', () => {
  it('gives the rows that a file of text has', async () => {
    folder.write(
      'c.csv',
      'subject,tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims\n=D,12,1000000,150000,lc,2016-05-01,\nE,x,1,1,lc,2016-05-01,\n',
    )
    const { stderr } = await score('--in', 'c.csv', '--out', 'c.parquet', '--columns', 'all')
    expect(stderr).toContain('2 rows: 1 scored, 1 refused.')
    expect(await rowsOf('c.parquet')).toMatchObject([
      {
        subject: '=D',
        tier: 'development',
        'scores.value': '65.2000',
        'points.coverage': '50.0000',
        'contribution.coverage': '21.0000',
      },
    ])
  })
})
