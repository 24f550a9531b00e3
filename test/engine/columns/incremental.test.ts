/** A scorer that has seen other strategies gives what a new one gives, and computes only what an edit touches. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Columns, columnsOf, compile, createScorer, type Scored, type Strategy } from '../../../engine/index.ts'
import { indicatorsOf, strategyOf, subjectsOf } from '../../bench/workload.ts'
import { columnsOutcome } from '../../conformance/backends.ts'
import { type Draw, pointValues } from '../../conformance/generate/choose.ts'
import { AS_OF, fieldIds, forPopulations } from './populations.ts'

type Place = { holder: Record<string, unknown>; key: string }

it('gives what a new scorer gives, edit after edit', () => {
  let edits = 0
  forPopulations(40, 40, ({ document, compiled, requests }, draw) => {
    const table = columnsOf(requests, fieldIds(document))
    const scorer = createScorer(table)
    scorer.score(compiled, AS_OF)
    let current = document
    for (let round = 0; round < 6; round++) {
      const edited = edit(draw, current)
      const compilation = compile(edited)
      if (!compilation.ok) continue
      const asOf = draw.oneIn(4) ? '2020-01-01' : AS_OF
      const expected = createScorer(table).score(compilation.strategy, asOf)
      expectSame(scorer.score(compilation.strategy, asOf), expected, edited)
      if (!draw.oneIn(3)) current = edited
      edits++
    }
  })
  expect(edits).toBeGreaterThan(60)
}, 60_000)

it('adds up only what was edited of many dimensions, to the same sums', () => {
  const indicators = indicatorsOf(40)
  const document = strategyOf(indicators, false)
  const table = columnsOf(
    subjectsOf(50, indicators).map((input) => ({ input })),
    fieldIds(document),
  )
  const scorer = createScorer(table)
  for (let round = 0; round < 15; round++) {
    const edited = structuredClone(document)
    for (const place of [round % 40, (7 * round) % 40].slice(0, 1 + (round % 2))) {
      const band = edited.dimensions[place]?.points.bands?.[1]
      if (band) band.points = round - 0.25 * place
    }
    if (round % 5 === 4)
      edited.dimensions[0] = { ...(edited.dimensions[0] as Strategy['dimensions'][number]), missing: 'skip' }
    const compilation = compile(edited)
    if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
    const found = scorer.score(compilation.strategy, AS_OF)
    expectSame(found, createScorer(table).score(compilation.strategy, AS_OF), edited)
  }
}, 60_000)

function expectSame(found: Scored, expected: Scored, document: Strategy): void {
  const facts = ({ tiers, assigned, held, scores, points, refused }: Scored) => ({
    ...{ tiers, assigned, held, scores, points, refused },
  })
  expect(facts(found), JSON.stringify(document)).toEqual(facts(expected))
  for (let row = 0; row < found.length; row++)
    expect(columnsOutcome(found, row)).toStrictEqual(columnsOutcome(expected, row))
}

/** Another number, truth or reference somewhere, or an override or dimension less. */
function edit(draw: Draw, document: Strategy): Strategy {
  const copy = structuredClone(document) as Strategy & Record<string, unknown[]>
  if (draw.oneIn(6) && copy.overrides?.length) copy.overrides.splice(draw.integer(0, copy.overrides.length - 1), 1)
  const places = placesIn(copy)
  if (places.length === 0) return copy
  const { holder, key } = draw.pick(places)
  const value = holder[key]
  holder[key] = typeof value === 'number' ? draw.pick([...pointValues, value + 1, 2 * value]) : !value
  return copy
}

function placesIn(part: unknown): Place[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'number' || typeof value === 'boolean'
      ? [{ holder: part as Record<string, unknown>, key }]
      : placesIn(value),
  )
}

const example: Strategy = JSON.parse(readFileSync(new URL('../../fixtures/a-group.json', import.meta.url), 'utf8'))

function scoredTwice(change: (document: Strategy) => void): [before: Scored, after: Scored] {
  const scorer = createScorer(exampleTable())
  const edited = structuredClone(example)
  change(edited)
  return [scorer.score(compiled(example), AS_OF), scorer.score(compiled(edited), AS_OF)]
}

function compiled(document: Strategy) {
  const compilation = compile(document)
  if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
  return compilation.strategy
}

const exampleTable = (): Columns =>
  columnsOf(
    Array.from({ length: 300 }, (_, index) => ({
      subject: `D-${index}`,
      previousTier: index % 3 === 0 ? 'key' : undefined,
      input: {
        tier1_outlets: index % 40,
        annual_sales: 1000 + index,
        gross_profit: index,
        payment_term: ['prepaid', 'lc', 'oa30', 'oa60', 'oa90'][index % 5],
        first_order: `20${String(10 + (index % 15))}-05-01`,
        claims: index % 9,
      },
    })),
    fieldIds(example),
  )

const changed = (before: readonly unknown[], after: readonly unknown[]): number[] =>
  before.flatMap((column, index) => (column === after[index] ? [] : [index]))

describe('an edit', () => {
  it('of a threshold leaves points and scores as they are', () => {
    const [before, after] = scoredTwice(({ assign }) => {
      const band = assign.bands?.[2]
      if (band) band.from = 61
    })
    expect([changed(before.points, after.points), changed(before.scores, after.scores)]).toEqual([[], []])
    expect(after.tiers).not.toEqual(before.tiers)
  })

  it('of a band leaves the other dimensions and the scores beside as they are', () => {
    const [before, after] = scoredTwice(({ dimensions }) => {
      const band = dimensions.find(({ id }) => id === 'coverage')?.points.bands?.[1]
      if (band) band.from = 7
    })
    const named = (ids: readonly { id: string }[], indices: number[]) => indices.map((index) => ids[index]?.id)
    expect(named(after.plan.dimensions, changed(before.points, after.points))).toEqual(['coverage'])
    expect(named(after.plan.scores, changed(before.scores, after.scores))).toEqual(['value', 'potential'])
  })

  it('of texts computes nothing', () => {
    const [before, after] = scoredTwice((document) => {
      for (const dimension of document.dimensions) dimension.reason = 'another'
      for (const override of document.overrides ?? []) override.reason = 'another'
    })
    expect(after.tiers).toBe(before.tiers)
  })

  it('that is undone finds what was there', () => {
    const scorer = createScorer(exampleTable())
    const before = scorer.score(compiled(example), AS_OF)
    const edited = structuredClone(example)
    for (const dimension of edited.dimensions) dimension.missing = { points: 1 }
    scorer.score(compiled(edited), AS_OF)
    expect(scorer.score(compiled(example), AS_OF).tiers).toBe(before.tiers)
  })
})
