/** Whole populations at once: every row as `evaluate` has it, down to points and what overrides did. */
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../engine/dates/calendar.ts'
import {
  columnsOf,
  compile,
  createScorer,
  type Decision,
  type EvaluateRequest,
  evaluate,
  NO_POINTS,
  OVERRIDE_OUTCOMES,
  requestAt,
  type Scalar,
  type Scored,
  type Strategy,
  valueAt,
} from '../../../engine/index.ts'
import { backends, columnsOutcome } from '../../conformance/backends.ts'
import { AS_OF, fieldIds, forPopulations, type Population } from './populations.ts'

const [rows] = backends

const score = ({ document, compiled, requests }: Population): Scored =>
  createScorer(columnsOf(requests, fieldIds(document))).score(compiled, AS_OF)

it('gives each subject of a population what rows gives it', () => {
  const tally = { decided: 0, refused: 0 }
  forPopulations(50, 200, (population) => {
    const scored = score(population)
    const found = population.requests.map((_, row) => columnsOutcome(scored, row))
    const expected = population.requests.map((request) => rows?.run(population.compiled, request))
    expect(found, JSON.stringify(population.document)).toStrictEqual(expected)
    for (const outcome of found) tally['refusal' in outcome ? 'refused' : 'decided']++
    expect(scored.refused).toBe(population.requests.filter((_, row) => scored.refusalAt(row)).length)
  })
  expect(tally.decided).toBeGreaterThan(2000)
  expect(tally.refused).toBeGreaterThan(2000)
}, 60_000)

it('has the points, held tiers and outcomes of overrides that a decision tells of', () => {
  forPopulations(40, 40, (population) => {
    const scored = score(population)
    population.requests.forEach((request, row) => {
      const evaluation = evaluate(population.compiled, request)
      if (evaluation.ok) expectFacts(scored, row, evaluation.decision)
    })
  })
}, 60_000)

function expectFacts(scored: Scored, row: number, decision: Decision): void {
  const points = scored.points.map((column) => column[row] ?? NO_POINTS)
  expect(points.map((value) => (value === NO_POINTS ? undefined : value / 10_000))).toEqual(
    decision.dimensions?.map((dimension) => dimension.points),
  )
  const values = scored.values.map((column) => column && (valueAt(column, row) ?? null))
  expect(values).toEqual(decision.dimensions?.map(({ value }) => asNumber(value)))
  const outcomes = scored.plan.overrides.map((_, index) => OVERRIDE_OUTCOMES[scored.outcomesOf(index)[row] ?? -1])
  expect(outcomes).toEqual((decision.overrides ?? []).map(({ outcome }) => outcome))
  if (decision.hold?.to !== undefined) expect(scored.plan.tiers[scored.held[row] ?? -1]?.id).toBe(decision.hold.to)
  if (decision.hold?.from !== undefined)
    expect(scored.plan.tiers[scored.assigned[row] ?? -1]?.id).toBe(decision.hold.from)
}

/** A decision writes dates as text; columns hold them as YYYYMMDD. */
const asNumber = (value: Scalar | null | undefined) => (typeof value === 'string' ? (parseDate(value) ?? value) : value)

it('gives a row back as the request that it came from', () => {
  forPopulations(30, 40, ({ document, compiled, requests }) => {
    const table = columnsOf(requests, fieldIds(document))
    requests.forEach((request, row) => {
      const again = { ...requestAt(table, row), asOf: AS_OF }
      expect(rows?.run(compiled, again)).toStrictEqual(rows?.run(compiled, request))
    })
  })
}, 60_000)

describe('a population of strategies by hand', () => {
  const base: Strategy = {
    format: 'tiersmith/1',
    id: 'by-hand',
    fields: [
      { id: 'a', type: 'number', required: false },
      { id: 's', type: 'string', required: false },
    ],
    scores: [{ id: 's', combine: 'sum' }],
    dimensions: [{ id: 'd', into: 's', value: { var: 'a' }, points: { formula: { var: 'value' } }, missing: 'skip' }],
    tiers: [{ id: 'é' }, { id: 'b' }, { id: 'c' }],
    assign: { score: 's', bands: [{ tier: 'c' }, { from: 10, tier: 'b' }, { from: 20, tier: 'é' }] },
  }

  function expectParity(document: Strategy, requests: Omit<EvaluateRequest, 'asOf'>[]): void {
    const compilation = compile(document)
    if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
    const population = {
      document,
      compiled: compilation.strategy,
      requests: requests.map((request) => ({ ...request, asOf: AS_OF })),
    }
    const scored = score(population)
    population.requests.forEach((request, row) => {
      expect(columnsOutcome(scored, row), JSON.stringify(request)).toStrictEqual(
        rows?.run(compilation.strategy, request),
      )
    })
  }

  it('stays final although a later final override does not match', () => {
    const overrides: NonNullable<Strategy['overrides']> = [
      { id: 'first', when: { '>': [{ var: 'a' }, 0] }, then: { tier: 'b' }, final: true },
      { id: 'second', when: { '>': [{ var: 'a' }, 50] }, then: { flag: 'look' }, final: true },
      { id: 'third', when: { '<': [{ var: 'a' }, 100] }, then: { tier: 'c' } },
    ]
    const inputs = [-5, 0, 5, 15, 25, 60, 200].map((a) => ({ input: { a } }))
    expectParity({ ...base, overrides }, inputs)
  })

  it('knows a previous tier and a text in another form of the same characters', () => {
    const overrides: NonNullable<Strategy['overrides']> = [
      { id: 'text', when: { '==': [{ var: 's' }, 'e\u0301'] }, then: { tier: 'c' } },
    ]
    const requests = ['é', 'e\u0301', 'x'].flatMap((text) =>
      [19, 17].flatMap((a) => [
        { input: { a }, previousTier: text },
        { input: { a, s: text }, previousTier: 'b' },
      ]),
    )
    expectParity({ ...base, hold: { margin: 2 }, overrides }, requests)
  })

  it('tells apart more edges, keys and rows than fit a byte', () => {
    const edges = Array.from({ length: 400 }, (_, index) => index / 4)
    const [dimension] = base.dimensions as [Strategy['dimensions'][number]]
    const bands = [{ points: -1 }, ...edges.map((from, index) => ({ from, points: index }))]
    const lookup = Object.fromEntries(edges.map((key, index) => [String(key), index]))
    const table = {
      inputs: [{ var: 'a' }, { var: 's' }],
      hit: 'first' as const,
      rows: edges.map((from, index) => ({ when: [{ above: from }, index % 2 ? 'odd' : null], points: index })),
      otherwise: -2,
    }
    const { value: _, ...bare } = dimension
    const dimensions: Strategy['dimensions'] = [
      { ...dimension, points: { bands } },
      { ...dimension, id: 'keys', points: { lookup, otherwise: -3 } },
      { ...bare, id: 'rows', points: { table } },
    ]
    const requests = [-1, 0, 0.1, 0.25, 25, 63.75, 63.8, 99.75, 99.76, 1e9, undefined].flatMap((a) =>
      ['odd', undefined].map((s) => ({ input: { a, s } })),
    )
    expectParity({ ...base, dimensions }, requests)
  })
})
