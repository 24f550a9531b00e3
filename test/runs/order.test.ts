import { describe, expect, it } from 'vitest'
import { orderedRows } from '../../server/runs/list.ts'
import type { RunTable } from '../../server/runs/results.ts'

const scores = [40, undefined, 60, 40]
const spare = [undefined, undefined, 3, 1]
const tier = (row: number) => (scores[row] === undefined ? undefined : 'a')

const table: RunTable = {
  length: 4,
  subject: (row) => ['d', 'a', 'c', 'b'][row],
  name: () => undefined,
  tier,
  refusal: (row) => (tier(row) === undefined ? 'missing-value' : undefined),
  decidedBy: () => undefined,
  sparePoints: (row) => spare[row],
  since: () => '2026-01-01',
  falls: (row) => row,
  declines: () => 0,
  scores: (row) => ({ value: scores[row] ?? 0 }),
  contributions: () => ({}),
  at: () => {
    throw new Error('nobody asks for a whole subject')
  },
}

describe('the list of a run in an order', () => {
  it('goes by score either way, equals as in the population, the refused last', () => {
    expect(orderedRows(table, {}, 'score')).toEqual([0, 3, 2, 1])
    expect(orderedRows(table, {}, '-score')).toEqual([2, 0, 3, 1])
  })

  it('goes by subject, by what is spare, and by falls', () => {
    expect(orderedRows(table, {}, 'subject')).toEqual([1, 3, 2, 0])
    expect(orderedRows(table, {}, 'spare')).toEqual([3, 2, 0, 1])
    expect(orderedRows(table, {}, '-falls')).toEqual([3, 2, 1, 0])
  })

  it('is filtered, and goes on behind a place', () => {
    expect(orderedRows(table, { refused: false }, '-score', 0, 2)).toEqual([0, 3])
  })
})
