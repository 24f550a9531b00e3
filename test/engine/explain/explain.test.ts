/** Explanations against an independent reading of the document, on generated strategies and subjects. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CompiledStrategy,
  compile,
  type Decision,
  type EvaluateRequest,
  evaluate,
  type Strategy,
} from '../../../engine/index.ts'
import { drawFrom } from '../../conformance/generate/choose.ts'
import { strategy as drawStrategy } from '../../conformance/generate/strategy.ts'
import { subject as drawSubject } from '../../conformance/generate/subject.ts'
import { contributionsOf, literalPoints, type Points, rootAbove, scaled, scoresOf } from './oracle.ts'

const RUNS = Number(process.env.TIERSMITH_RUNS ?? 300)

interface Explained {
  document: Strategy
  strategy: CompiledStrategy
  request: EvaluateRequest
  decision: Decision
  points: Points
}

/** Runs a check on every decision of generated strategies; the number of decisions seen comes back. */
function forDecisions(check: (explained: Explained) => void): number {
  let seen = 0
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draw = drawFrom(g)
      const document = drawStrategy(draw)
      const compilation = compile(document)
      if (!compilation.ok) return
      for (let round = 0; round < 3; round++) {
        const request: EvaluateRequest = { ...drawSubject(draw, document), trace: 'full' }
        const evaluation = evaluate(compilation.strategy, request)
        if (!evaluation.ok) continue
        const { decision } = evaluation
        const points = new Map(
          (decision.dimensions ?? []).map(({ id, points: p }) => [id, p === undefined ? undefined : scaled(p)]),
        )
        seen++
        check({ document, strategy: compilation.strategy, request, decision, points })
      }
    }),
    { numRuns: RUNS },
  )
  return seen
}

describe('contributions', { timeout: 60_000 + 100 * RUNS }, () => {
  it('are what an independent reading computes, and sum exactly to each root with clamps, adds and rounding', () => {
    const seen = forDecisions(({ document, decision, points }) => {
      const contributions = contributionsOf(document, points)
      const sums = new Map<string, bigint>()
      const note = (root: string, amount: bigint) => sums.set(root, (sums.get(root) ?? 0n) + amount)
      for (const { id, contribution } of decision.dimensions ?? []) {
        expect([id, contribution === undefined ? undefined : scaled(contribution)]).toEqual([id, contributions.get(id)])
        const into = document.dimensions.find((dimension) => dimension.id === id)?.into ?? ''
        note(rootAbove(document, into), contributions.get(id) ?? 0n)
      }
      for (const { root, points: amount } of decision.adjustments ?? []) note(root, scaled(amount))
      for (const { id, into } of document.scores)
        if (into === undefined)
          expect([id, sums.get(id) ?? 0n]).toEqual([id, scaled(decision.scores[id] ?? Number.NaN)])
    })
    expect(seen).toBeGreaterThan(RUNS / 10)
  })

  it('and inner scores agree with an independent reading', () => {
    const seen = forDecisions(({ document, decision, points }) => {
      const oracle = scoresOf(document, points)
      for (const { id, into } of document.scores) {
        const found = decision.scores[id]
        if (into !== undefined)
          expect([id, found === undefined ? undefined : scaled(found)]).toEqual([id, oracle.get(id)?.after])
      }
    })
    expect(seen).toBeGreaterThan(RUNS / 10)
  })
})

describe('reasons', { timeout: 60_000 + 100 * RUNS }, () => {
  it('name every dimension through which the root lost points, by points lost', () => {
    const seen = forDecisions(({ document, decision, points }) => {
      const now = scoresOf(document, points)
      const expected = document.dimensions.flatMap((dimension, order) => {
        const root = rootAbove(document, dimension.into)
        const rootWith = (p: number) =>
          scoresOf(document, new Map([...points, [dimension.id, scaled(p)]])).get(root)?.after ?? 0n
        const yields = dimension.baseline === undefined ? literalPoints(dimension) : [dimension.baseline]
        if (!yields) return []
        const best = yields.map(rootWith).reduce((a, b) => (a > b ? a : b))
        const lost = best - (now.get(root)?.after ?? 0n)
        return lost > 0n ? [{ dimension: dimension.id, lost, order }] : []
      })
      expected.sort((a, b) => (a.lost === b.lost ? a.order - b.order : a.lost > b.lost ? -1 : 1))
      const told = (decision.reasons ?? []).filter(({ dimension }) => {
        const found = document.dimensions.find(({ id }) => id === dimension)
        return found !== undefined && (found.baseline !== undefined || literalPoints(found) !== undefined)
      })
      expect(told.map(({ dimension, lost }) => [dimension, scaled(lost ?? 0)])).toEqual(
        expected.map(({ dimension, lost }) => [dimension, lost]),
      )
    })
    expect(seen).toBeGreaterThan(RUNS / 10)
  })
})

describe('next tier', { timeout: 60_000 + 100 * RUNS }, () => {
  it('is missed by its threshold less the score, and every way to it holds when the document itself is changed', () => {
    let ways = 0
    let curves = 0
    forDecisions(({ document, request, decision }) => {
      const { nextTier } = decision
      const { assign } = document
      if (!nextTier || !assign.bands) return
      const band = assign.bands.find(({ tier }) => tier === nextTier.tier)
      const threshold = band?.from ?? band?.above ?? Number.NaN
      const score = decision.scores[assign.score ?? ''] ?? Number.NaN
      expect(scaled(nextTier.missingPoints)).toBe(scaled(threshold) - scaled(score))
      for (const way of nextTier.ways ?? []) {
        ways++
        const changed = withTargets(document, way)
        const evaluation = evaluateDocument(changed, request)
        const rank = (tier: string) => document.tiers.findIndex(({ id }) => id === tier)
        const shown = JSON.stringify({ document, request, way, nextTier, got: evaluation?.tier.id })
        expect(evaluation && rank(evaluation.tier.id), shown).toBeLessThanOrEqual(rank(nextTier.tier))
        const isExact = way.dimensions.every((id) => !document.dimensions.find((d) => d.id === id)?.points.curve)
        const gained = scaled(evaluation?.scores[assign.score ?? ''] ?? Number.NaN) - scaled(score)
        if (isExact) expect(gained).toBe(scaled(way.gains))
        else curves++
      }
    })
    expect(ways).toBeGreaterThan(10)
    expect(curves).toBeGreaterThan(0)
  })
})

type Way = NonNullable<NonNullable<Decision['nextTier']>['ways']>[number]

/** The document with each of a way's dimensions fixed at its target: a curve at the value, others at the points. */
function withTargets(document: Strategy, way: Way): Strategy {
  const dimensions = document.dimensions.map((dimension): Strategy['dimensions'][number] => {
    const place = way.dimensions.indexOf(dimension.id)
    if (place < 0) return dimension
    const target = way.to[place]
    if (dimension.points.curve) return { ...dimension, value: borderOf(target) }
    const points = pointsAt(dimension, target)
    return { ...dimension, missing: { points }, points: { formula: points } }
  })
  return { ...document, dimensions }
}

function borderOf(target: Way['to'][number] | undefined): number {
  if (typeof target !== 'object' || Array.isArray(target) || 'not' in target)
    throw new Error('a curve is advised by an interval')
  // Without any border every value is good.
  return target.from ?? target.to ?? (target.below ?? 0) - 1e-6
}

function pointsAt({ points }: Strategy['dimensions'][number], target: Way['to'][number] | undefined): number {
  if (points.bands && typeof target === 'object' && !Array.isArray(target) && !('not' in target)) {
    const { from, above } = target
    const band = points.bands.find((each) => each.from === from && each.above === above)
    if (band) return band.points
  }
  const entry = points.lookup?.[String(Array.isArray(target) ? target[0] : target)]
  if (entry !== undefined) return typeof entry === 'object' ? entry.points : entry
  const rest = points.otherwise
  if (typeof target === 'object' && 'not' in target && rest !== undefined)
    return typeof rest === 'object' ? rest.points : rest
  throw new Error(`no place in the dimension has the target ${JSON.stringify(target)}`)
}

function evaluateDocument(document: Strategy, request: EvaluateRequest): Decision | undefined {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  const evaluation = evaluate(compilation.strategy, request)
  return evaluation.ok ? evaluation.decision : undefined
}
