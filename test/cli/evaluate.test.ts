// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../../engine/index.ts'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const INPUT = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}
folder.write('subject.json', JSON.stringify(INPUT))
folder.write('huge.json', `["${'x'.repeat(17_000_000)}"]`)
const evaluate = (...words: string[]) => tiersmith(['evaluate', STRATEGY, ...words], folder.path)
const evaluateText = (input: string, ...words: string[]) =>
  tiersmith(['evaluate', STRATEGY, '--input', '-', '--as-of', '2026-04-01', ...words], folder.path, input)

describe('tiersmith evaluate', () => {
  it('gives the worked decision of the example strategy', async () => {
    const { code, stdout, stderr } = await evaluate(
      '--input',
      'subject.json',
      '--as-of',
      '2026-04-01',
      '--trace',
      'full',
    )
    const decision = JSON.parse(stdout) as Decision
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(decision).toMatchObject({
      strategy: { id: 'a-group-distributors', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      asOf: '2026-04-01',
      tier: { id: 'development' },
      scores: { value: 65.2, economic: 70, potential: 62 },
      overrides: [{ id: 'claims-cap', outcome: 'unknown', missing: ['claims'] }],
      nextTier: { tier: 'key', missingPoints: 14.8 },
    })
    expect(decision.nextTier?.ways).toContainEqual(
      expect.objectContaining({ dimensions: ['coverage'], to: [{ from: 20 }], gains: 21 }),
    )
  })

  it('reads a subject with its input beside its id, and lets options prevail', async () => {
    const wrapped = JSON.stringify({ subject: 'D-1', previousTier: 'key', input: { ...INPUT, tier1_outlets: 19 } })
    const { stdout } = await evaluateText(wrapped, '--subject', 'D-2')
    expect(JSON.parse(stdout)).toMatchObject({ subject: 'D-2', hold: { previousTier: 'key' } })
    const other = await evaluateText(wrapped, '--previous-tier', 'development', '--trace', 'none')
    expect(JSON.parse(other.stdout)).toMatchObject({ subject: 'D-1', tier: { id: 'development' } })
  })

  it.each([
    ['2026-04-01T01:30:00+02:00', '2026-03-31'],
    ['2026-04-01T23:30:00-02:00', '2026-04-02'],
  ])('takes the date-time %s as its date in UTC', async (asOf, date) => {
    const { stdout } = await evaluate('--input', 'subject.json', '--as-of', asOf, '--trace', 'none')
    expect(JSON.parse(stdout)).toMatchObject({ asOf: date })
  })

  it('answers no, with the refusal as JSON, for a subject that is refused', async () => {
    const { code, stdout, stderr } = await evaluateText(JSON.stringify({ ...INPUT, annual_sales: '10' }))
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'invalid-subject',
      errors: [{ pointer: '/input/annual_sales', code: 'invalid-subject' }],
    })
    expect(stderr).toContain('invalid-subject')
  })

  it.each([
    ['a key twice', '{"claims": 1,\n "claims": 2}', 'standard input:2:2: The key "claims" stands twice'],
    [
      'a lone surrogate',
      '{"payment_term": "\\ud800"}',
      'standard input:1:18: The string holds half of a surrogate pair',
    ],
    ['U+0000', '{"payment_term": "\\u0000"}', 'standard input:1:18: The string holds the character U+0000'],
    ['nesting without end', '['.repeat(100_000), 'standard input:1:101: Objects and arrays nest more than 100 deep'],
    ['a text cut off', '{"claims": ', 'standard input:1:12: Expected a value, but the text ends'],
    ['nothing', '', 'standard input:1:1: Expected a value, but the text ends'],
    ['a list', '[]', 'Expected an object with the values of the fields'],
    ['a misspelt key beside input', '{"input":{},"previous_tier":"key"}', 'Unknown key "previous_tier" beside "input"'],
  ])('refuses an input with %s', async (_, input, message) => {
    const { code, stdout, stderr } = await evaluateText(input)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('skips a byte order mark', async () => {
    expect((await evaluateText(`\ufeff${JSON.stringify(INPUT)}`)).code).toBe(0)
  })

  it.each([
    [['--input', 'subject.json', '--as-of', '2024-02-30'], 'write a real date such as 2026-04-01'],
    [['--input', 'subject.json', '--as-of', '0000-01-01'], 'write a real date'],
    [['--input', 'none.json'], "none.json: can't be read: there is no such file"],
    [['--input', '.'], 'it is a folder'],
    [['--input', 'huge.json'], 'huge.json: is larger than 16 MB'],
    [['--input', 'subject.json', '--trace', 'loud'], 'Allowed choices are none, summary, full'],
    [[], "required option '--input <file>' not specified"],
  ])('refuses the words %j', async (words, message) => {
    const { code, stdout, stderr } = await evaluate(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('names every error of a strategy that check refuses', async () => {
    const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
    document.scores[1].weight = 0.5
    document.dimensions[0].value = { var: 'constructor.constructor' }
    folder.write('wrong.json', JSON.stringify(document))
    const words = ['evaluate', 'wrong.json', '--input', 'subject.json']
    const { code, stderr } = await tiersmith(words, folder.path)
    expect(code).toBe(2)
    expect(stderr).toContain('/dimensions/0/value')
    expect(stderr.split('\n').filter((line) => line.includes(' error ')).length).toBeGreaterThanOrEqual(2)
  })
})
