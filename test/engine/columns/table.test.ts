/** Tables: what is kept of each subject, the transfer to a worker, and counts of what was scored. */
import { describe, expect, it } from 'vitest'
import {
  buffersOf,
  columnsBuilder,
  columnsOf,
  compile,
  createScorer,
  evaluate,
  requestAt,
  type Scored,
  type Strategy,
  scoreHistogram,
  tierCounts,
  tierMoves,
} from '../../../engine/index.ts'
import { columnsOutcome } from '../../conformance/backends.ts'
import { AS_OF, fieldIds, forPopulations } from './populations.ts'

describe('a table', () => {
  it('keeps numbers as numbers, and says −0 as 0', () => {
    const { fields } = columnsOf([{ input: { a: 1 } }, { input: {} }, { input: { a: -0 } }], ['a'])
    expect(fields[0]?.column).toEqual({ kind: 'numbers', values: Float64Array.of(1, Number.NaN, 0) })
  })

  it('codes whatever else there is, numbers that came before it too', () => {
    const inputs = [{ a: 2 }, { a: 'x' }, {}, { a: 2 }, { a: true }, { a: [] }, { a: new Date(0) }, { a: 'x' }]
    const { fields } = columnsOf(
      inputs.map((input) => ({ input })),
      ['a'],
    )
    expect(fields[0]?.column).toEqual({
      kind: 'coded',
      codes: Int32Array.of(1, 2, 0, 1, 3, 4, 5, 2),
      dictionary: [null, 2, 'x', true, [], {}],
    })
  })

  it('grows with its rows, by values as by requests', () => {
    const [byValues, byRequests] = [columnsBuilder(['a', 'b']), columnsBuilder(['a', 'b'])]
    for (let row = 0; row < 1000; row++) {
      byValues.pushValues([row, `text ${row}`], `S-${row}`, row % 2 ? 'key' : '')
      byRequests.push({
        input: { a: row, b: `text ${row}`, c: 1 },
        subject: `S-${row}`,
        previousTier: row % 2 ? 'key' : null,
      })
    }
    const table = byValues.finish()
    expect(table).toEqual(byRequests.finish())
    expect(requestAt(table, 999)).toEqual({ input: { a: 999, b: 'text 999' }, subject: 'S-999', previousTier: 'key' })
  })

  it('reads own properties alone', () => {
    const input = Object.create({ a: 5 })
    expect(requestAt(columnsOf([{ input }], ['a', '__proto__', 'toString']), 0).input).toEqual({})
  })

  it('passes to a worker whole, and leaves nothing behind', () => {
    forPopulations(20, 30, ({ document, compiled, requests }) => {
      const table = columnsOf(requests, fieldIds(document))
      const expected = createScorer(columnsOf(requests, fieldIds(document))).score(compiled, AS_OF)
      const moved = structuredClone(table, { transfer: buffersOf(table) })
      const found = createScorer(moved).score(compiled, AS_OF)
      expect(requests.map((_, row) => columnsOutcome(found, row))).toEqual(
        requests.map((_, row) => columnsOutcome(expected, row)),
      )
      expect(buffersOf(table).map(({ byteLength }) => byteLength)).toEqual(buffersOf(table).map(() => 0))
    })
  })

  it('may be empty', () => {
    const scored = createScorer(columnsOf([], ['a'])).score(compiledAs(strategy()), AS_OF)
    expect([scored.length, scored.refused, tierCounts(scored)]).toEqual([0, 0, [0, 0]])
  })

  it('may lack a field, which is then missing for all', () => {
    const scored = createScorer(columnsOf([{ input: { a: 1 } }], [])).score(compiledAs(strategy()), AS_OF)
    expect(scored.refusalAt(0)).toEqual({ code: 'missing-value', id: 'a' })
  })
})

const strategy = (from = 50, tiers = ['high', 'low']): Strategy => ({
  format: 'tiersmith/1',
  id: 'counted',
  fields: [{ id: 'a', type: 'number', min: -10, max: 110 }],
  scores: [{ id: 's', combine: 'sum' }],
  dimensions: [{ id: 'd', into: 's', value: { var: 'a' }, points: { formula: { var: 'value' } } }],
  tiers: tiers.map((id) => ({ id })),
  assign: { score: 's', bands: [{ tier: tiers.at(-1) as string }, { from, tier: tiers[0] as string }] },
})

function compiledAs(document: Strategy) {
  const compilation = compile(document)
  if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
  return compilation.strategy
}

const values = [0, 9.99, 10, 49.99, 50, 50.01, 99, 100, 110, -10, -0.01, 111, 'x', null]
const table = () =>
  columnsOf(
    values.map((a) => ({ input: { a } })),
    ['a'],
  )

describe('counts', () => {
  const scorer = createScorer(table())
  const before = scorer.score(compiledAs(strategy()), AS_OF)

  it('are by tier, without who is refused', () => {
    expect([tierCounts(before), before.refused]).toEqual([[5, 6], 3])
    const expected = values.map((a) => evaluate(compiledAs(strategy()), { input: { a }, asOf: AS_OF }).ok)
    expect(expected.filter((ok) => !ok)).toHaveLength(3)
  })

  it('are of a score by bins that begin at their lower edge', () => {
    expect(scoreHistogram(before, 0, { from: 0, width: 10, count: 10 })).toEqual({
      counts: [2, 1, 0, 0, 1, 2, 0, 0, 0, 1],
      below: 2,
      above: 2,
    })
  })

  it('bin by tenths as exactly as by whole points', () => {
    const tenths = columnsOf(
      Array.from({ length: 1000 }, (_, index) => ({ input: { a: index / 10 } })),
      ['a'],
    )
    const scored = createScorer(tenths).score(compiledAs(strategy()), AS_OF)
    expect(new Set(scoreHistogram(scored, 0, { from: 0, width: 0.1, count: 1000 }).counts)).toEqual(new Set([1]))
  })

  it('are of moves from tier to tier, with the sum of a measure', () => {
    const after = scorer.score(compiledAs(strategy(10, ['top', 'middle', 'bottom'])), AS_OF)
    const measure = Float64Array.from(values, (_, row) => (row === 4 ? Number.NaN : 1))
    expect(tierMoves(before, after, measure)).toEqual({
      counts: [
        [5, 0, 0, 0],
        [2, 0, 4, 0],
        [0, 0, 0, 3],
      ],
      sums: [
        [4, 0, 0, 0],
        [2, 0, 4, 0],
        [0, 0, 0, 3],
      ],
    })
  })

  it('refuse what they cannot count', () => {
    const other: Scored = createScorer(columnsOf([{ input: {} }], ['a'])).score(compiledAs(strategy()), AS_OF)
    expect(() => tierMoves(before, other)).toThrow(RangeError)
    expect(() => scoreHistogram(before, 1, { from: 0, width: 1, count: 1 })).toThrow(RangeError)
  })
})
