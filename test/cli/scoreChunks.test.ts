// @vitest-environment node
/**
 * The quick way of `score` (bytes to columns, in chunks) beside the careful one (row by row): the same results,
 * rejects, summaries and messages, byte for byte, whatever stands in the file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/index.ts'
import { scorePopulation } from '../../server/cli/engines/scorePopulation.ts'
import { readDecimal } from '../../server/cli/scoring/decimal.ts'
import { Unreadable } from '../../server/import/unreadable.ts'
import { STRATEGY, temporaryFolder } from './tiersmith.ts'

const folder = temporaryFolder()
const strategy = (() => {
  const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
  document.fields.push(
    { id: 'note', type: 'string', required: false },
    { id: 'active', type: 'boolean', required: false },
  )
  document.tiers[0].target = { cumulative: { of: 'annual_sales', share: 0.8 } }
  document.overrides.push(
    { id: 'named', when: { '==': [{ var: 'subject' }, 'D-1'] }, then: { atLeast: 'development' }, reason: 'By name' },
    { id: 'asleep', when: { '!': [{ var: 'active' }] }, then: { atMost: 'maintenance' }, reason: 'Asleep' },
    { id: 'noted', when: { '==': [{ var: 'note' }, 'é'] }, then: { tier: 'key' }, reason: 'Noted' },
  )
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
})()

type Format = 'csv' | 'ndjson'
type Way = Parameters<typeof scorePopulation>[1]['chunks']

/** What one way makes of a file. */
async function outcome(content: Uint8Array, from: Format, to: Format, chunks: Way) {
  const path = (name: string) => join(folder.path, name)
  const [input, out, rejects] = [path(`in.${from}`), path(`out.${to}`), path('rejects.ndjson')]
  writeFileSync(input, content)
  try {
    const options = { in: input, out, rejects, asOf: '2026-04-01', columns: 'assigned', kind: to } as const
    const tally = await scorePopulation(strategy, { ...options, ...(chunks === undefined ? {} : { chunks }) })
    const summary = tally.summary(input, rejects)
    return { out: readFileSync(out, 'latin1'), rejects: readFileSync(rejects, 'utf8'), summary }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.message
  }
}

const formats = fc.constantFrom<Format>('csv', 'ndjson')
/** Of a chunk; records are longer than some. */
const sizes = fc.constantFrom(64, 200, 1000, 100_000)
const mostly = <T>(plain: fc.Arbitrary<T>, nasty: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: plain }, { weight: 1, arbitrary: nasty })
const numbers = mostly(
  fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }).map(String),
    fc.integer({ min: -999, max: 999_999 }).map((n) => String(n / 100)),
    fc.double({ min: -1e6, max: 1e9, noNaN: true }).map(String),
    fc.integer({ min: 0, max: 99 }).map((n) => `${n}.${'0'.repeat(n % 9)}5`),
  ),
  fc.constantFrom('1e3', '0012', '1.', '.5', '+5', '-0', '-', '9007199254740993', '123456789012.345', '1e400', '0x1'),
)
const texts = mostly(
  fc.constantFrom('lc', 'prepaid', 'oa30', 'D-1', 'key', 'development', '客戶', '2016-05-01', '2021-04-01', 'true'),
  fc.constantFrom('', 'false', 'TRUE', 'é', 'e\u0301', '=1+1', '＝x', '-x', '\tx', 'ｘ', '2020-02-30', '😀', '\u2028'),
)

const cell = mostly(
  fc.oneof(numbers, texts, fc.constant('')),
  fc.oneof(
    texts.map((text) => `"${text}"`),
    numbers.map((number) => `"${number}"`),
    fc.constantFrom('"a,b"', '"a""b"', '"x\ny"', '"x\r\n\r\ny"', '"\r"', '""', ' 1', '\\', 'a\\u0041', '\u0001'),
  ),
)
const broken = fc.constantFrom('"', 'a"b', '"a"b', '\0', '"never')
const columnNames = ['tier1_outlets', 'annual_sales', 'gross_profit', 'payment_term', 'first_order', 'claims', 'note']
const headers = fc
  .tuple(fc.subarray(['subject', 'name', 'previousTier', 'active']), fc.boolean())
  .chain(([others]) =>
    fc.shuffledSubarray([...columnNames, ...others], { minLength: columnNames.length + others.length }),
  )
const goodCells: Record<string, fc.Arbitrary<string>> = {
  tier1_outlets: fc.integer({ min: 0, max: 40 }).map(String),
  annual_sales: fc.integer({ min: 1, max: 2_000_000 }).map(String),
  gross_profit: fc.integer({ min: 1, max: 50_000_000 }).map((cents) => String(cents / 100)),
  payment_term: fc.constantFrom('prepaid', 'lc', 'oa30', '"oa60"'),
  first_order: fc.constantFrom('2016-05-01', '2021-04-01', '2025-12-31'),
  claims: fc.constantFrom('', '0', '7'),
  active: fc.constantFrom('', 'true', 'false', 'TRUE'),
}
const record = (header: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(...header.map((name) => goodCells[name] ?? texts)) },
    { weight: 3, arbitrary: fc.tuple(...header.map((name) => mostly(goodCells[name] ?? texts, cell))) },
    { weight: 1, arbitrary: fc.array(cell, { maxLength: 14 }) },
  )
const lineEnds = mostly(fc.constantFrom('\n', '\r\n'), fc.constantFrom('\r', '\n\n', '\r\r\n'))
const csvFile = headers.chain((header) =>
  fc
    .record({
      mark: fc.constantFrom('', '', '\ufeff'),
      above: fc.constantFrom('', '', '\n', '\r\n\r'),
      end: lineEnds,
      rows: fc.array(fc.tuple(record(header), lineEnds), { minLength: 1, maxLength: 25 }),
      fault: fc.oneof({ weight: 12, arbitrary: fc.constant('') }, { weight: 1, arbitrary: broken }),
      bytes: fc.oneof({ weight: 12, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant([0xbf, 0xcd]) }),
      isCut: fc.boolean(),
    })
    .map(({ mark, above, end, rows, fault, bytes, isCut }) => {
      const lines = rows.map(([cells, lineEnd]) => cells.join() + lineEnd).join('')
      const text = mark + above + header.join() + end + lines + fault
      return Buffer.concat([Buffer.from(isCut ? text.slice(0, -1) : text), Buffer.from(bytes)])
    }),
)

const jsonText = mostly(
  texts.map((text) => JSON.stringify(text)),
  fc.constantFrom('"\\u0041\\n"', '"\\ud83d\\ude00"', '"\\ud800"', '"\\u0000"', '"\\x"', '"a\tb"', '"\\"', 'null', '5'),
)
const scalar = mostly(
  fc.oneof(numbers, jsonText, fc.constantFrom('true', 'false', 'null', '""')),
  fc.constantFrom('[]', '[1,2]', '{"a":1,"a":2}', '{"a":{}}', 'nul', '', '01', '-01', '1.5.2', '[[[[]]]]'),
)
const good = (text: string): string => (/^-?\d+(\.\d+)?$|^(true|false)$/.test(text) ? text : JSON.stringify(text))
const goodValues: Record<string, fc.Arbitrary<string>> = {
  ...Object.fromEntries(
    Object.entries(goodCells).map(([name, cells]) => [name, cells.map((text) => good(text.replaceAll('"', '')))]),
  ),
  active: fc.constantFrom('true', 'false', 'null'),
}
const pairs = (names: string[], values: (name: string) => fc.Arbitrary<string>) =>
  fc.tuple(...names.map((name) => values(name).map((value) => [JSON.stringify(name), value] as [string, string])))
const space = mostly(fc.constant(''), fc.constantFrom(' ', '\t', ' \r', '\u00a0'))
const objectOf = (members: fc.Arbitrary<[string, string][]>) =>
  fc
    .tuple(members, space, space)
    .map(([all, a, b]) => `{${a}${all.map(([key, value]) => `${key}${b}:${a}${value}`).join(`${b},${a}`)}${b}}`)
const aboutNames = ['subject', 'name', 'previousTier']
const strange = fc.tuple(
  fc.constantFrom('"extra"', '"claims"', '"subject"', '"cl\\u0061ims"', '"__proto__"', '"input"', '"客"', '""', '"'),
  scalar,
)
const others = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(strange, { maxLength: 3 }) },
)
const goodValue = (name: string) => goodValues[name] ?? texts.map((text) => JSON.stringify(text))
const dirtyValue = (name: string) => mostly(goodValue(name), scalar)
const memberKinds = fc
  .tuple(
    fc.constantFrom(goodValue, goodValue, dirtyValue),
    fc.shuffledSubarray(columnNames, { minLength: 4 }),
    fc.subarray(aboutNames),
    fc.constantFrom(columnNames, undefined),
  )
  .map(([values, shuffled, about, inOrder]) => ({ values, names: inOrder ?? shuffled, about }))
const flat = memberKinds.chain(({ values, names, about }) =>
  objectOf(fc.tuple(pairs([...about, ...names, 'active'], values), others).map(([all, more]) => [...all, ...more])),
)
const wrapped = memberKinds.chain(({ values, names, about }) =>
  objectOf(
    fc
      .tuple(
        pairs(about, values),
        objectOf(fc.tuple(pairs(names, values), others).map(([all, more]) => [...all, ...more])),
        others,
      )
      .map(([all, input, more]) => [...all, ['"input"', input] as [string, string], ...more]),
  ),
)
const junk = fc.constantFrom(
  '',
  ' ',
  '\u00a0',
  '[1]',
  '{',
  '{}',
  '{} x',
  '\ufeff{}',
  '5',
  '{"a":1,}',
  '{"a" 1}',
  '[[',
  '"x"',
)
const ndjsonFile = fc
  .record({
    mark: fc.constantFrom('', '', '\ufeff'),
    lines: fc.array(
      fc.tuple(
        mostly(fc.oneof(flat, wrapped), junk),
        mostly(fc.constantFrom('\n', '\r\n'), fc.constantFrom('\n\n', '\r\n \n')),
      ),
      { minLength: 1, maxLength: 20 },
    ),
    bytes: fc.oneof(
      { weight: 12, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constantFrom([0xbf, 0x0a], [0x00]) },
    ),
    isCut: fc.boolean(),
  })
  .map(({ mark, lines, bytes, isCut }) => {
    const text = mark + lines.flat().join('')
    return Buffer.concat([Buffer.from(isCut ? text.slice(0, -1) : text), Buffer.from(bytes)])
  })

describe('score in chunks', () => {
  it.each<[Format, fc.Arbitrary<Uint8Array>]>([
    ['csv', csvFile],
    ['ndjson', ndjsonFile],
  ])('makes of %s what the careful way makes of it', async (from, files) => {
    const runs = Number(process.env.TIERSMITH_RUNS ?? 150)
    await fc.assert(
      fc.asyncProperty(files, formats, sizes, async (content, to, size) => {
        const careful = await outcome(content, from, to, false)
        expect(await outcome(content, from, to, { threads: 0, size })).toEqual(careful)
      }),
      { numRuns: runs },
    )
  })

  const HEADER = 'subject,tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims'
  const rows = (count: number) =>
    Array.from({ length: count }, (_, row) =>
      row % 97 === 0
        ? `"D-${row}",12,much,1,lc,2016-05-01,`
        : `D-${row},${row % 30},${1000 + row},${row % 300},lc,2016-05-01,${row % 9}`,
    ).join('\n')

  it('keeps the order of the file in worker threads, and ends where it can’t be read on', async () => {
    const whole = Buffer.from(`${HEADER}\n${rows(3000)}\n`)
    const chunks = { threads: 2, size: 5000 }
    const careful = await outcome(whole, 'csv', 'ndjson', false)
    expect(careful).toMatchObject({ rejects: expect.stringContaining('"line":99,') })
    expect(await outcome(whole, 'csv', 'ndjson', chunks)).toEqual(careful)
    const broken = Buffer.concat([whole, Buffer.from('D,"12"x,1\n'), whole])
    expect(await outcome(broken, 'csv', 'csv', chunks)).toMatch(/in\.csv:3002:7: text after the closing quote/)
  })

  it('reads numbers to the double that Number reads', () => {
    const number = new Float64Array(1)
    const digits = fc.stringMatching(/^-?\d{1,11}(\.\d{1,11})?$/)
    fc.assert(
      fc.property(digits, (text) => {
        const after = readDecimal(Buffer.from(`${text},`), 0, number, 0)
        if (after >= 0) expect([after, number[0]]).toEqual([text.length, Number(text) + 0])
        else expect(text.replace(/\D/g, '').length).toBeGreaterThan(15)
      }),
      { numRuns: 2000 },
    )
  })
})
