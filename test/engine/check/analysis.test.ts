/**
 * What analysis says is proven: generated strategies are evaluated on generated subjects, and nothing
 * that a warning or a range excludes may ever happen.
 *
 * CONFORMANCE_STRATEGIES sets how many strategies are drawn (default 250), CONFORMANCE_SEED the seed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../engine/analysis/facts.ts'
import { type Survey, surveyOf } from '../../../engine/analysis/survey.ts'
import {
  type CompiledStrategy,
  compile,
  type Decision,
  evaluate,
  type Problem,
  type Strategy,
} from '../../../engine/index.ts'
import type { Value } from '../../../engine/logic/node.ts'
import { drawFrom } from '../../conformance/generate/choose.ts'
import { strategy } from '../../conformance/generate/strategy.ts'
import { subject } from '../../conformance/generate/subject.ts'

const strategies = Number(process.env.CONFORMANCE_STRATEGIES ?? 250)
const seed = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 0x7fffffff)
const SUBJECTS = 10

type Claim = (problem: Problem, decision: Decision, compiled: CompiledStrategy) => boolean

const placeOf = (pointer: string): [string, number, string, number] => {
  const [collection = '', index, ...rest] = pointer.slice(1).split('/')
  return [collection, Number(index), rest.slice(0, -1).join('/'), Number(rest.at(-1))]
}

/** What each warning says can't happen, as a question to a decision that was made: true where it did happen. */
const refutations: Partial<Record<Problem['code'], Claim>> = {
  'band-unreachable': ({ pointer }, { dimensions }) => {
    const [collection, index, , band] = placeOf(pointer)
    return collection === 'dimensions' && dimensions?.[index]?.band === band
  },
  'row-unreachable': ({ pointer }, { dimensions }, { plan }) => {
    const [collection, index, , row] = placeOf(pointer)
    const points = plan.dimensions[index]?.points
    if (collection !== 'dimensions' || points?.kind !== 'table') return false
    return dimensions?.[index]?.rows?.includes(row) ?? false
  },
  'entry-without-option': ({ pointer, params }, { dimensions }) => {
    const [collection, index] = placeOf(pointer)
    return collection === 'dimensions' && dimensions?.[index]?.entry === params.entry
  },
  'missing-not-needed': ({ pointer }, { dimensions }) => dimensions?.[placeOf(pointer)[1]]?.missing !== undefined,
  'override-never': ({ params }, { overrides }) =>
    overrides?.some(({ id, outcome }) => id === params.id && (outcome === 'applied' || outcome === 'no-effect')) ??
    false,
  'tier-unreachable': ({ params }, { tier }) => tier.id === params.tier,
  'threshold-unattainable': ({ params }, { scores }) =>
    (scores[String(params.score)] ?? Number.NEGATIVE_INFINITY) > Number(params.high),
}

interface Tally {
  evaluated: number
  warnings: Record<string, number>
}

describe(`analysis (seed ${seed})`, () => {
  it('never excludes what happens', { timeout: 300_000 }, () => {
    const tally: Tally = { evaluated: 0, warnings: {} }
    const property = fc.property(fc.gen(), (g) => holdAgainst(drawFrom(g), tally))
    fc.assert(property, { numRuns: strategies, seed, endOnFailure: true })
    console.log(`analysis: ${tally.evaluated} evaluations against ${JSON.stringify(tally.warnings)}`)
    expect(tally.evaluated).toBeGreaterThan(strategies)
    for (const code of ['tier-unreachable', 'override-never', 'band-unreachable', 'row-unreachable'])
      expect(tally.warnings[code], code).toBeGreaterThan(0)
  })
})

function holdAgainst(draw: ReturnType<typeof drawFrom>, tally: Tally): void {
  const document = strategy(draw)
  const compilation = compile(document)
  if (!compilation.ok) return
  const { strategy: compiled, problems } = compilation
  for (const { code } of problems) tally.warnings[code] = (tally.warnings[code] ?? 0) + 1
  const survey = surveyOf(compiled.plan, document, () => undefined)
  for (let count = 0; count < SUBJECTS; count++) {
    const request = subject(draw, document)
    const about = () => JSON.stringify({ strategy: document, request })
    const evaluation = evaluate(compiled, request)
    if (!evaluation.ok) continue
    tally.evaluated++
    for (const problem of problems) {
      const refuted = refutations[problem.code]?.(problem, evaluation.decision, compiled)
      expect(refuted ?? false, `${problem.code} ${problem.pointer}: ${about()}`).toBe(false)
    }
    expectWithin(compiled, survey, about)
    expectNothingUndone(document, problems, request, evaluation.decision, about)
  }
}

function expectWithin({ plan, rows: { frame } }: CompiledStrategy, survey: Survey, about: () => string): void {
  const { dimensions } = survey.ranges
  const ranges = [...dimensions.map(({ result }) => result), ...survey.finalScores]
  ranges.forEach(({ low, high, canBeAbsent }, index) => {
    const result = frame.results[index] as number
    const isWithin = Number.isNaN(result) ? canBeAbsent : low <= result && result <= high
    expect(isWithin, `result ${index} is ${result}, not within ${low} to ${high}: ${about()}`).toBe(true)
  })
  plan.derived.forEach(({ id }, index) => {
    const facts = survey.names.derived[index] as Facts
    expect(isPossible(frame.derived[index], facts), `${id} is ${frame.derived[index]}: ${about()}`).toBe(true)
  })
}

function isPossible(value: Value, facts: Facts): boolean {
  if (value === undefined) return facts.canBeMissing
  if (facts.kind === 'values') return typeof value !== 'number' && (facts.values?.has(value) ?? true)
  const { low, high } = facts.within
  return typeof value === 'number' && low <= value && value <= high && (!facts.whole || Number.isInteger(value))
}

/** Without an override that is said to be undone, the tier is the same. */
function expectNothingUndone(
  document: Strategy,
  problems: readonly Problem[],
  request: Parameters<typeof evaluate>[1],
  decision: Decision,
  about: () => string,
): void {
  for (const { code, params } of problems) {
    if (code !== 'override-undone') continue
    const without = { ...document, overrides: document.overrides?.filter(({ id }) => id !== params.id) ?? [] }
    const compilation = compile(without)
    if (!compilation.ok) continue
    const other = evaluate(compilation.strategy, request)
    expect(other.ok && other.decision.tier.id, `without ${params.id}: ${about()}`).toBe(decision.tier.id)
  }
}
