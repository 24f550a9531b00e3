import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../engine/dates/calendar.ts'
import { compile, inputSchema, type Strategy } from '../../../engine/index.ts'
import { drawFrom } from '../../conformance/generate/choose.ts'
import { strategy } from '../../conformance/generate/strategy.ts'
import { subject } from '../../conformance/generate/subject.ts'
import { base, changed } from '../check/document.ts'

const validator = (document: Strategy) => {
  const ajv = new Ajv2020({ strict: true, formats: { date: (text: string) => parseDate(text) !== undefined } })
  return ajv.compile(inputSchema(document))
}

const document = (change = {}) => changed(change) as unknown as Strategy

describe('the input schema', () => {
  it('says what each field takes', () => {
    expect(
      inputSchema(
        document({
          set: { '/fields/0/title': { en: 'Annual sales', 'zh-Hant': '年銷售額' }, '/fields/0/unit': 'CNY' },
        }),
      ),
    ).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['sales', 'channel', 'vip', 'since'],
      additionalProperties: true,
      properties: {
        sales: { type: 'number', minimum: 0, maximum: 1000000, title: 'Annual sales', description: 'Unit: CNY' },
        orders: { anyOf: [{ type: 'integer', minimum: 0, maximum: 500 }, { enum: [null, ''] }] },
        channel: { type: 'string', enum: ['online', 'store', 'agent'] },
        vip: { type: 'boolean' },
        since: { type: 'string', format: 'date' },
      },
    })
  })

  it('is the contract of the worked example', () => {
    const example = JSON.parse(
      readFileSync(new URL('../../fixtures/a-group.json', import.meta.url), 'utf8'),
    ) as Strategy
    const accepts = validator(example)
    const input = {
      tier1_outlets: 12,
      annual_sales: 1e6,
      gross_profit: 150_000,
      payment_term: 'lc',
      first_order: '2016-05-01',
    }
    expect(accepts(input)).toBe(true)
    expect(accepts({ ...input, unknown: [1] })).toBe(true)
    expect(accepts({ ...input, annual_sales: '1000000' })).toBe(false)
    expect(accepts({ ...input, first_order: '2023-02-29' })).toBe(false)
    expect(accepts({ ...input, payment_term: 'cash' })).toBe(false)
    expect(accepts({ ...input, payment_term: null })).toBe(false)
    expect(accepts({ ...input, claims: null })).toBe(true)
    expect(accepts({ ...input, claims: -1 })).toBe(false)
  })

  it('never asks for more or less than intake, in generated strategies', () => {
    let [accepted, refused] = [0, 0]
    const property = fc.property(fc.gen(), (g) => {
      const draw = drawFrom(g)
      const generated = strategy(draw)
      const compilation = compile(generated)
      if (!compilation.ok) return
      const accepts = validator(generated)
      for (let count = 0; count < 10; count++) {
        const input: unknown = JSON.parse(JSON.stringify(subject(draw, generated).input))
        const isTaken = compilation.strategy.rows.intake.read(input, []) === undefined
        expect(accepts(input), JSON.stringify({ input, fields: generated.fields })).toBe(isTaken)
        if (isTaken) accepted++
        else refused++
      }
    })
    fc.assert(property, { numRuns: 200, endOnFailure: true })
    expect(accepted).toBeGreaterThan(20)
    expect(refused).toBeGreaterThan(20)
  }, 60_000)

  it('holds itself for JSON: no field of an object prototype, whatever its name', () => {
    const accepts = validator(document({ set: { '/fields/6': { id: 'toString', type: 'number' } } }))
    const input = { sales: 1, channel: 'online', vip: true, since: '2024-02-29' }
    expect(accepts(input)).toBe(false)
    expect(accepts({ ...input, toString: 1 })).toBe(true)
    expect(validator(base() as unknown as Strategy)(input)).toBe(true)
  })
})
