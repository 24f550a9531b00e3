/** A decision written as text is the very text that JSON.stringify makes of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type EvaluateRequest, evaluate, evaluateToJson, type Strategy } from '../../../engine/index.ts'
import { unscalePoints } from '../../../engine/numbers/scaled.ts'
import { writePoints } from '../../../engine/writing/numbers.ts'
import { drawFrom } from '../../conformance/generate/choose.ts'
import { strategy } from '../../conformance/generate/strategy.ts'
import { subject } from '../../conformance/generate/subject.ts'

const fixture = (): Strategy =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/a-group.json'), 'utf8'))

/** Evaluates both ways and compares; how the evaluation ended. */
function compare(document: unknown, requests: readonly EvaluateRequest[]): string[] {
  const compilation = compile(document, { version: 3, digest: 'sha256:0', phase: { en: 'Phase "one"' } })
  if (!compilation.ok) return ['check']
  return requests.flatMap((request) =>
    (['none', 'summary', 'full', undefined] as const).map((trace) => {
      const expected = evaluate(compilation.strategy, { ...request, trace })
      const written = evaluateToJson(compilation.strategy, { ...request, trace })
      if (!expected.ok) {
        expect(written).toEqual(expected)
        return 'refused'
      }
      const { decision } = expected
      const json = JSON.stringify(decision)
      expect(written, JSON.stringify({ document, request })).toEqual({ ok: true, json, tier: decision.tier.id })
      return 'decided'
    }),
  )
}

describe('a decision as JSON text', () => {
  it('is JSON.stringify of the decision, for generated strategies and subjects and every trace', () => {
    const ends: Record<string, number> = {}
    const property = fc.property(fc.gen(), (g) => {
      const draw = drawFrom(g)
      const document = strategy(draw)
      const requests = Array.from({ length: 6 }, () => subject(draw, document))
      for (const end of compare(document, requests)) ends[end] = (ends[end] ?? 0) + 1
    })
    fc.assert(property, { numRuns: 400, interruptAfterTimeLimit: 60_000 })
    expect(ends.decided ?? 0).toBeGreaterThan(1_000)
  }, 120_000)

  it('keeps the order of ids that are whole numbers, escapes what texts hold, and tells what has no fragment', () => {
    const document = fixture()
    const nasty = '"quoted" \\ \u2028 </script> 客戶 \u{1F600}'
    const renamed = JSON.parse(
      JSON.stringify(document).replaceAll('"economic"', '"10"').replaceAll('"potential"', '"9"'),
    ) as Strategy
    const reasoned = { ...renamed, dimensions: renamed.dimensions.map((each) => ({ ...each, reason: nasty })) }
    const inputs: EvaluateRequest['input'][] = [
      { tier1_outlets: 12, annual_sales: 1e6, gross_profit: 150_000, payment_term: 'lc', first_order: '2016-05-01' },
      { annual_sales: 1e6, gross_profit: 150_000, payment_term: 'oa90', first_order: '2016-05-01', claims: 9 },
      { tier1_outlets: 500, annual_sales: 1e9, gross_profit: 9e8, payment_term: 'prepaid', first_order: '1990-01-01' },
    ]
    const tiers = [undefined, 'unknown', ...document.tiers.map(({ id }) => id)]
    const requests = inputs.flatMap((input) =>
      tiers.map((previousTier) => ({ input, asOf: '2026-04-01', subject: nasty, previousTier })),
    )
    expect(compare(reasoned, requests)).toContain('decided')
    const conditional = {
      ...document,
      treatments: [
        { id: 'b', byTier: { [document.tiers[0]?.id ?? '']: 2 }, when: { '>': [{ var: 'annual_sales' }, 1] } },
      ],
    }
    expect(compare(conditional, requests)).toContain('decided')
  })
})

describe('points as text', () => {
  it('are what JSON writes for the decimal', () => {
    const edges = [0, -0, 1, 9_999, 10_000, 10_001, 12_340, -1, -12_345, 1_000_000_000, 999_999_999, 2 ** 53 - 1]
    for (const scaled of edges) expect(writePoints(scaled)).toBe(JSON.stringify(unscalePoints(scaled)))
    const property = fc.property(fc.maxSafeInteger(), (scaled) => {
      expect(writePoints(scaled)).toBe(JSON.stringify(unscalePoints(scaled)))
      const small = scaled % 3_000_000_000
      expect(writePoints(small)).toBe(JSON.stringify(unscalePoints(small)))
    })
    fc.assert(property, { numRuns: 20_000 })
  })
})
