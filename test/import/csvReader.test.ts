// @vitest-environment node
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRecord, readCsv } from '../../server/import/text/csvReader.ts'

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, size = text.length || 1): Promise<CsvRecord[]> {
  const records: CsvRecord[] = []
  for await (const batch of readCsv('x.csv', inPieces(text, size))) records.push(...batch)
  return records
}

describe('readCsv', () => {
  it.each<[string, string, [number, ...string[]][]]>([
    [
      'LF',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CR',
      'a,b\r1,2\r',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'an open last cell',
      'a,b\n1,',
      [
        [1, 'a', 'b'],
        [2, '1', ''],
      ],
    ],
    ['commas and doubled quotes in quotes', '"a,b","say ""hi"""\n', [[1, 'a,b', 'say "hi"']]],
    [
      'an empty quoted cell alone',
      '""\n"x"\n',
      [
        [1, ''],
        [2, 'x'],
      ],
    ],
    [
      'lines within quotes, whatever their ends',
      '"x\ny",1\r\n"x\r\ny\r\nz",2\n3,4',
      [
        [1, 'x\ny', '1'],
        [3, 'x\r\ny\r\nz', '2'],
        [6, '3', '4'],
      ],
    ],
    [
      'blank lines',
      '\na\n\r\n\nb\n',
      [
        [2, 'a'],
        [5, 'b'],
      ],
    ],
    ['nothing', '', []],
  ])('reads %s', async (_, text, records) => {
    const expected = records.map(([line, ...cells]) => ({ line, cells }))
    for (const size of [1, 2, 3, 100]) expect(await read(text, size)).toEqual(expected)
  })

  it.each([
    ['a quote within a cell', 'a,b\r\n1,5" pipe\r\n', 'x.csv:2:4: a quote within a cell'],
    ['text after a closing quote', 'a,b\n"x\r\ny"z,1\n', 'x.csv:3:3: text after the closing quote'],
    ['space after a closing quote', '客戶,"b" ,c\n', 'x.csv:1:7: text after the closing quote'],
    ['a quote never closed', 'a,b\n1,2\n3,"x\ny\n', 'x.csv:3:3: this quote is never closed'],
  ])('refuses %s', async (_, text, message) => {
    for (const size of [1, 3, 100]) await expect(read(text, size)).rejects.toThrow(message)
  })

  it('refuses a row without end before it fills the memory', async () => {
    async function* endless() {
      yield 'a,b\n1,2\n3,"'
      for (;;) yield 'x'.repeat(64 * 1024)
    }
    const reading = async () => {
      for await (const _ of readCsv('x.csv', endless()));
    }
    await expect(reading()).rejects.toThrow('x.csv:3:1: the row that begins here does not end within 1 MB')
  })

  it('agrees with csv-parse on whatever is written by the rules', async () => {
    const hard = fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '😀'), { maxLength: 6 })
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      hard.map((parts) => parts.join('')),
    )
    const quoted = cell.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    const table = fc.array(fc.array(quoted, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const end = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(table, end, fc.integer({ min: 1, max: 20 }), async (rows, lineEnd, size) => {
        const text = rows.map((row) => row.join(',')).join(lineEnd)
        const options = { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], skip_empty_lines: true }
        expect((await read(text, size)).map(({ cells }) => cells)).toEqual(parse(text, options))
      }),
      { numRuns: 1_000 },
    )
  })
})
