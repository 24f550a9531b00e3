// @vitest-environment node
/** What ends a `score` early: nothing may stand under the final name, and the message says where and what to do. */
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outcomeOf, STRATEGY, start, startBound, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const FIELDS = 'tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims'
const ROW = '12,1000000,150000,lc,2016-05-01,'
const GOOD = `subject,${FIELDS}\nD-1,${ROW}\n`
const score = (...words: string[]) => tiersmith(['score', STRATEGY, ...words], folder.path)
const leftovers = () => readdirSync(folder.path).filter((name) => name.includes('out.csv') || name.endsWith('.tmp'))

const unusable: [what: string, file: string, content: string | Uint8Array | undefined, message: string][] = [
  ['missing', 'none.csv', undefined, "none.csv: can't be read: there is no such file"],
  ['empty', 'a.csv', '', 'a.csv: is empty'],
  ['empty but for a byte order mark', 'a.csv', '\ufeff', 'a.csv: is empty'],
  ['only blank lines', 'a.csv', '\n\r\n\n', 'a.csv: is empty'],
  ['a header without rows', 'a.csv', `subject,${FIELDS}\n`, 'a.csv:1: there is a header, but no row under it'],
  ['NDJSON without lines', 'a.ndjson', '\n\n', 'a.ndjson: there are no rows in it'],
  [
    'a header that names a column twice',
    'a.csv',
    `subject,claims,${FIELDS}\nD,1,${ROW}\n`,
    'a.csv:1: columns 2 and 8 are both named "claims"',
  ],
  [
    'required columns that are missing',
    'a.csv',
    'subject,Annual Sales,gross_proffit,payment_term,first_order\nD-1,1,1,lc,2016-05-01\n',
    'a.csv:1: 2 required columns are missing: annual_sales (is it "Annual Sales"? Rename that column), gross_profit (is it "gross_proffit"?',
  ],
  [
    'a header in another language',
    'a.csv',
    '年銷售額,gross_profit,payment_term,first_order\n1,1,lc,2016-05-01\n',
    'annual_sales (is it "年銷售額"?',
  ],
  [
    'semicolons for commas',
    'a.csv',
    `subject;${FIELDS.replaceAll(',', ';')}\n1;2\n`,
    'Are the cells separated by something else than commas?',
  ],
  ['a quote never closed', 'a.csv', `${GOOD}D-2,"12,1\n`, 'a.csv:3:5: this quote is never closed'],
  ['text after a quote', 'a.csv', `${GOOD}D-2,"12"x,1\r\n`, 'a.csv:3:9: text after the closing quote'],
  [
    'binary',
    'a.csv',
    Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0x0a, 0xff]),
    'a.csv:1:8: the character U+0000',
  ],
  ['a workbook by another name', 'a.csv', 'PK\u0003\u0004…', 'a.csv: is a zip archive, as .xlsx files are'],
  [
    'GB18030',
    'a.csv',
    Buffer.concat([Buffer.from(`${GOOD}D`), Buffer.from([0xbf, 0xcd, 0xbb, 0xa7])]),
    'a.csv:3:2: The bytes are not UTF-8. Add --encoding gb18030 if it should read "客户"',
  ],
  [
    'a kind of file that is not known',
    'a.xlsx',
    'x',
    'a.xlsx: unknown kind of file. Its name must end in .csv, .ndjson, .jsonl or .parquet',
  ],
]

describe('tiersmith score ends with 2 and leaves nothing', () => {
  it.each(unusable)('where the population is %s', async (_, file, content, message) => {
    if (content !== undefined) folder.write(file, content)
    const { code, stdout, stderr } = await score('--in', file, '--out', 'out.csv')
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(leftovers()).toEqual([])
  })

  it.each([
    ['--out is a folder', ['--in', 'good.csv', '--out', 'folder.csv'], "folder.csv: can't be written: it is a folder"],
    [
      'the folder of --out is missing',
      ['--in', 'good.csv', '--out', 'no/out.csv'],
      "no/out.csv: can't be written: there is no such file or folder",
    ],
    ['--out is --in', ['--in', 'good.csv', '--out', './good.csv'], '--in, --out and --rejects must be different files'],
    ['--in is a folder', ['--in', 'folder.csv', '--out', 'out.csv'], "folder.csv: can't be read: it is a folder"],
    ['the encoding is unknown', ['--in', 'good.csv', '--out', 'out.csv', '--encoding', 'klingon'], 'no such encoding'],
    ['--in is not said', ['--out', 'out.csv'], "required option '--in <file>' not specified"],
    [
      'an option is unknown',
      ['--in', 'good.csv', '--out', 'out.csv', '--colums', 'all'],
      "unknown option '--colums'\n(Did you mean --columns?)",
    ],
  ])('where %s', async (_, words, message) => {
    folder.write('good.csv', GOOD)
    folder.write('folder.csv/x', '')
    const { code, stderr } = await score(...words)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(leftovers()).toEqual([])
    expect(readFileSync(join(folder.path, 'good.csv'), 'utf8')).toBe(GOOD)
  })

  it('where the population may not be read', async () => {
    chmodSync(folder.write('secret.csv', GOOD), 0)
    const words = ['score', STRATEGY, '--in', 'secret.csv', '--out', 'out.csv']
    const { code, stderr } = await outcomeOf(startBound(words, folder.path))
    expect(stderr).toContain("secret.csv: can't be read: permission denied")
    expect(code).toBe(2)
  })

  it('keeps the results of last time where this time fails late', async () => {
    folder.write('kept.csv', 'last time')
    folder.write('late.csv', `${GOOD}${`D-2,${ROW}\n`.repeat(20_000)}D-3,"`)
    const { code, stderr } = await score('--in', 'late.csv', '--out', 'kept.csv', '--rejects', 'late.rejects.csv')
    expect(stderr).toContain('late.csv:20003:5: this quote is never closed')
    expect(code).toBe(2)
    expect(readFileSync(join(folder.path, 'kept.csv'), 'utf8')).toBe('last time')
    expect(existsSync(join(folder.path, 'late.rejects.csv'))).toBe(false)
    expect(leftovers()).toEqual([])
  })
})

describe('tiersmith score, interrupted', () => {
  const long = () => folder.write('long.csv', `subject,${FIELDS}\n${`D-1,${ROW}\n`.repeat(1_000_000)}`)

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind on %s', async (signal) => {
    long()
    const child = start(['score', STRATEGY, '--in', 'long.csv', '--out', 'long.out.csv'], folder.path)
    const outcome = outcomeOf(child)
    const begun = () => readdirSync(folder.path).some((name) => name.startsWith('.long.out.csv.'))
    while (!begun() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(begun()).toBe(true)
    child.kill(signal)
    expect((await outcome).code).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(leftovers()).toEqual([])
  })

  it('ends quietly when its reader has seen enough', async () => {
    long()
    const child = start(['score', STRATEGY, '--in', 'long.csv', '--out', '-'], folder.path)
    let seen = ''
    child.stdout?.on('data', (chunk) => {
      seen += chunk
      if (seen.includes('\nD-1,')) child.stdout?.destroy()
    })
    const { code, stderr } = await outcomeOf(child)
    expect(seen).toMatch(/^subject,tier,scores\.value\nD-1,/)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})
