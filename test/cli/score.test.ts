// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const HEADER = 'subject,name,previousTier,tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims'
const WORKED = '12,1000000,150000,lc,2016-05-01,'
const out = (name: string) => readFileSync(join(folder.path, name), 'utf8')
const csv = (name: string) => parse(out(name), { columns: true }) as Record<string, string>[]
const lines = (name: string) =>
  out(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const score = (...words: string[]) => tiersmith(['score', STRATEGY, '--as-of', '2026-04-01', ...words], folder.path)

describe('tiersmith score', () => {
  it('scores CSV to CSV, passes columns through and sums up by tier', async () => {
    folder.write(
      'a.csv',
      `${HEADER},extra\r\nD-1,Löwe & Söhne,,${WORKED},x\r\nD-2,"Two\r\nlines",key,${WORKED},\r\nD-3,,,0,1e6,150000,oa90,2025-05-01,9,\r\n`,
    )
    const { code, stdout, stderr } = await score('--in', 'a.csv', '--out', 'a.out.csv')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(out('a.out.csv').split('\n')[0]).toBe('subject,name,previousTier,tier,scores.value')
    expect(csv('a.out.csv')).toEqual([
      { subject: 'D-1', name: 'Löwe & Söhne', previousTier: '', tier: 'development', 'scores.value': '65.2' },
      // maxDrop 1: key would fall to development, which is where the score puts it.
      { subject: 'D-2', name: 'Two\r\nlines', previousTier: 'key', tier: 'development', 'scores.value': '65.2' },
      { subject: 'D-3', name: '', previousTier: '', tier: 'opportunity', 'scores.value': '12' },
    ])
    expect(stderr).toContain('Columns that no field reads: extra.')
    expect(stderr).toMatch(/^ +2 +66\.7 % {2}development$/m)
    expect(stderr).toMatch(/^ +0 +0\.0 % {2}key$/m)
    expect(stderr).toContain('3 rows: 3 scored, 0 refused.')
  })

  it('uses previousTier for hold', async () => {
    // tenure of 5 years instead of 9: 65.2 - 0.6 * 0.3 * 40 = 58, within the margin of 2 below 60.
    const row = '12,1000000,150000,lc,2021-04-01,'
    folder.write('hold.csv', `${HEADER}\nA,,development,${row}\nB,,,${row}\nC,,never-heard-of,${row}\n`)
    await score('--in', 'hold.csv', '--out', 'hold.out.csv')
    expect(csv('hold.out.csv').map((row) => [row.subject, row.tier, row['scores.value']])).toEqual([
      ['A', 'development', '58'],
      ['B', 'maintenance', '58'],
      ['C', 'maintenance', '58'],
    ])
  })

  it('writes every score, points and contribution with --columns all', async () => {
    folder.write('all.csv', `${HEADER}\nD-1,,,${WORKED}\n`)
    await score('--in', 'all.csv', '--out', 'all.out.csv', '--columns', 'all')
    const [row] = csv('all.out.csv')
    expect(row).toMatchObject({
      'scores.value': '65.2',
      'scores.economic': '70',
      'scores.potential': '62',
      'points.coverage': '50',
      'contribution.coverage': '21',
      'points.payment': '80',
      'contribution.payment': '16',
    })
    await score('--in', 'all.csv', '--out', 'all.out.ndjson', '--columns', 'all')
    expect(lines('all.out.ndjson')[0]).toMatchObject({
      subject: 'D-1',
      tier: 'development',
      scores: { value: 65.2, economic: 70, potential: 62 },
      dimensions: { coverage: { points: 50, contribution: 21 } },
    })
  })

  it('reads NDJSON in both forms and writes a reject for each bad line', async () => {
    const input = {
      tier1_outlets: 12,
      annual_sales: 1e6,
      gross_profit: 150_000,
      payment_term: 'lc',
      first_order: '2016-05-01',
    }
    const ndjson = [
      JSON.stringify({ subject: 'A', name: 'Wrapped', input }),
      JSON.stringify({ subject: 'B', ...input }),
      '',
      JSON.stringify({ subject: 'C', ...input, annual_sales: '10' }),
      '{"subject":"D", "claims":1,"claims":2}',
      '{"subject":"\\ud800"}',
      '[1]',
      JSON.stringify({ subject: 5, input }),
      '['.repeat(1_000),
      '{"__proto__":{"annual_sales":1}}',
      JSON.stringify(input),
    ]
    folder.write('b.ndjson', `\ufeff${ndjson.join('\r\n')}`)
    const { code, stderr } = await score('--in', 'b.ndjson', '--out', 'b.out.jsonl', '--rejects', 'b.rejects.ndjson')
    expect(code).toBe(0)
    expect(lines('b.out.jsonl')).toEqual([
      { subject: 'A', name: 'Wrapped', tier: 'development', scores: { value: 65.2 } },
      { subject: 'B', tier: 'development', scores: { value: 65.2 } },
      { line: 11, tier: 'development', scores: { value: 65.2 } },
    ])
    expect(lines('b.rejects.ndjson').map(({ line, subject, code }) => [line, subject, code])).toEqual([
      [4, 'C', 'invalid-subject'],
      [5, undefined, 'duplicate-key'],
      [6, undefined, 'invalid-text'],
      [7, undefined, 'invalid-subject'],
      [8, undefined, 'invalid-subject'],
      [9, undefined, 'too-deep'],
      [10, undefined, 'missing-value'],
    ])
    expect(stderr).toContain('… and 2 more refused; all are in b.rejects.ndjson.')
    expect(stderr).toContain('10 rows: 3 scored, 7 refused.')
  })

  it('gives each refused CSV row its line, subject, code and reason', async () => {
    const rows = [
      ['10,1abc,1,lc,2016-05-01,', 'annual_sales: "1abc" is not a number'],
      ['10, ,1,lc,2016-05-01,', 'annual_sales: " " is not a number'],
      ['10,１２３,1,lc,2016-05-01,', 'annual_sales: "１２３" is not a number'],
      ['10,"1,000",1,lc,2016-05-01,', 'annual_sales: "1,000" is not a number'],
      ['10,0x10,1,lc,2016-05-01,', 'annual_sales: "0x10" is not a number'],
      ['10,Infinity,1,lc,2016-05-01,', 'annual_sales: "Infinity" is not a number'],
      ['1.5,1,1,lc,2016-05-01,', 'tier1_outlets'],
      ['10,,1,lc,2016-05-01,', 'annual_sales'],
      ['10,9007199254740993,1,lc,2016-05-01,', 'annual_sales'],
      ['10,1e400,1,lc,2016-05-01,', 'annual_sales'],
      ['-1,1,1,lc,2016-05-01,', 'tier1_outlets'],
      ['10,1,1,cash,2016-05-01,', 'payment_term'],
      ['10,1,1,lc,2023-02-29,', 'first_order'],
      ['10,1,1,lc,2024-02-30,', 'first_order'],
      ['10,1,1,lc,0000-01-01,', 'first_order'],
      ['10,1,1', 'The row has 6 cells where the header has 9: column 7 (payment_term) and what follows is missing.'],
      ['10,1,1,lc,2016-05-01,,surplus', 'The row has 10 cells where the header has 9'],
    ] as const
    // Line 2 to 4 are one row, so that a wrong count of lines within quotes would show.
    const bad = rows.map(([cells], index) => `S${index},,,${cells}`)
    folder.write('bad.csv', [HEADER, `D-1,"a\r\nb\r\nc",,${WORKED}`, ...bad].join('\r\n'))
    const { code, stderr } = await score('--in', 'bad.csv', '--out', 'bad.out.csv', '--rejects', 'rejects.csv')
    expect(code).toBe(0)
    expect(csv('bad.out.csv')).toHaveLength(1)
    const rejects = csv('rejects.csv')
    expect(rejects.map(({ line, subject }) => [line, subject])).toEqual(
      rows.map((_, index) => [String(index + 5), `S${index}`]),
    )
    for (const [index, [, reason]] of rows.entries()) expect(rejects[index]?.reason).toContain(reason)
    expect(rejects.at(-1)?.code).toBe('ragged-row')
    expect(stderr).toContain('bad.csv:5: refused: Column annual_sales')
    expect(stderr).toContain('18 rows: 1 scored, 17 refused.')
  })

  it('takes an option composed or decomposed for the same', async () => {
    const strategy = JSON.parse(readFileSync(STRATEGY, 'utf8'))
    strategy.fields[3].options.push('caf\u00e9')
    strategy.dimensions[1].points.lookup['caf\u00e9'] = 80
    folder.write('nfc.json', JSON.stringify(strategy))
    folder.write('nfc.csv', `${HEADER}\nA,,,12,1000000,150000,cafe\u0301,2016-05-01,\n`)
    const words = ['score', 'nfc.json', '--as-of', '2026-04-01', '--in', 'nfc.csv', '--out', 'nfc.out.csv']
    expect((await tiersmith(words, folder.path)).code).toBe(0)
    expect(csv('nfc.out.csv')[0]).toMatchObject({ tier: 'development', 'scores.value': '65.2' })
  })

  it('neutralises texts that a spreadsheet would run, and no number', async () => {
    const strategy = JSON.parse(readFileSync(STRATEGY, 'utf8'))
    strategy.dimensions[0].points.bands[1].points = -90_000
    folder.write('negative.json', JSON.stringify(strategy))
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', "'=quoted"]
    const rows = names.map((name, index) => `=S${index},"${name}",,${WORKED}`)
    folder.write('formulas.csv', [HEADER, ...rows].join('\n'))
    const words = [
      'score',
      'negative.json',
      '--as-of',
      '2026-04-01',
      '--in',
      'formulas.csv',
      '--out',
      'formulas.out.csv',
    ]
    await tiersmith(words, folder.path)
    const written = csv('formulas.out.csv')
    expect(written.map(({ name }) => name)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "'\tx",
      "'\rx",
      'a=b',
      "'=quoted",
    ])
    expect(written[0]?.subject).toBe("'=S0")
    expect(Number(written[0]?.['scores.value'])).toBeLessThan(-10_000)
  })

  it('asks whether a column that nothing reads is an optional field', async () => {
    folder.write('optional.csv', `${HEADER.replace('claims', 'Claim')}\nD-1,,,${WORKED}9\n`)
    const { code, stderr } = await score('--in', 'optional.csv', '--out', 'optional.out.csv')
    expect(code).toBe(0)
    expect(stderr).toContain('Columns that no field reads: Claim (is it claims? Then rename it).')
  })

  it('carries the line where there is no subject', async () => {
    folder.write('nameless.csv', `${HEADER.replace('subject,name,previousTier,', '')}\n\n${WORKED}\n`)
    await score('--in', 'nameless.csv', '--out', 'nameless.out.csv')
    expect(out('nameless.out.csv')).toBe('line,tier,scores.value\n3,development,65.2\n')
  })

  it.each([
    ['UTF-8 with a byte order mark', `\ufeff${HEADER}\n客戶,,,${WORKED}\n`, []],
    ['UTF-16 LE', Buffer.from(`\ufeff${HEADER}\r\n客戶,,,${WORKED}\r\n`, 'utf16le'), []],
    ['UTF-16 BE', Buffer.from(`\ufeff${HEADER}\n客戶,,,${WORKED}\n`, 'utf16le').swap16(), []],
    [
      'Big5',
      Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xab, 0xc8, 0xa4, 0xe1]), Buffer.from(`,,,${WORKED}\n`)]),
      ['--encoding', 'big5'],
    ],
  ])('reads %s', async (_, content, words) => {
    folder.write('encoded.csv', content)
    expect((await score('--in', 'encoded.csv', '--out', 'encoded.out.csv', ...words)).code).toBe(0)
    expect(csv('encoded.out.csv')[0]?.subject).toBe('客戶')
  })
})
