/** Reasons of a strategy with many dimensions: each as if the decision were made again, in order. */
import { describe, expect, it } from 'vitest'
import { compile, evaluate, evaluateToJson, type Strategy } from '../../../engine/index.ts'

const COUNT = 40

/** Forty dimensions of three bands each, of weights that leave something to round in some. */
function wide(combine: 'weighted' | 'mean', decimals: number, cap?: number): Strategy {
  const ids = Array.from({ length: COUNT }, (_, index) => `d${index}`)
  return {
    format: 'tiersmith/1',
    id: 'wide',
    fields: ids.map((id) => ({ id, type: 'number', required: false })),
    scores: [{ id: 'total', combine, decimals, ...(cap === undefined ? {} : { cap }) }],
    dimensions: ids.map((id, index) => ({
      id,
      into: 'total',
      ...(combine === 'weighted' ? { weight: index < COUNT / 2 ? 0.03 : 0.02 } : {}),
      value: { var: id },
      points: {
        bands: [{ points: index % 5 }, { from: 1, points: 33.3 + (index % 3) }, { above: 2, points: 100 }],
      },
      missing: 'skip',
    })),
    tiers: [{ id: 'a' }, { id: 'b' }],
    assign: { score: 'total', bands: [{ tier: 'b' }, { from: 50, tier: 'a' }] },
  }
}

const inputs = Array.from({ length: 12 }, (_, seed) =>
  Object.fromEntries(
    Array.from({ length: COUNT }, (__, index) => [`d${index}`, ((index * 7 + seed * 5) % 11) / 3] as const).filter(
      (___, index) => seed < 8 || (index + seed) % 4 > 0,
    ),
  ),
)

describe('reasons of forty dimensions', () => {
  it.each([
    ['weighted, whole points', wide('weighted', 2)],
    ['weighted, rounded', wide('weighted', 0)],
    ['mean', wide('mean', 2)],
    ['with a cap', wide('weighted', 2, 60)],
  ])('%s: what the root loses, the most first, ties in document order', (_, document) => {
    const compilation = compile(document)
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
    const { strategy } = compilation
    const decide = (input: object) => {
      const evaluation = evaluate(strategy, { input, asOf: '2026-04-01' })
      if (!evaluation.ok) throw new Error(evaluation.refusal.message)
      return evaluation.decision
    }
    for (const input of inputs) {
      const decision = decide(input)
      const scaled = (score: number | undefined) => Math.round((score ?? 0) * 10_000)
      const expected = document.dimensions
        .map(({ id }, index) => ({
          index,
          id,
          lost: scaled(decide({ ...input, [id]: 3 }).scores.total) - scaled(decision.scores.total),
        }))
        .filter(({ lost }) => lost > 0)
        .sort((a, b) => b.lost - a.lost || a.index - b.index)
      expect(decision.reasons?.map(({ dimension, lost }) => [dimension, scaled(lost)])).toEqual(
        expected.map(({ id, lost }) => [id, lost]),
      )
      const written = evaluateToJson(strategy, { input, asOf: '2026-04-01' })
      expect(written).toEqual({ ok: true, json: JSON.stringify(decision), tier: decision.tier.id })
    }
  })
})
