import { describe, expect, it } from 'vitest'
import { type HistoryItem, momentsOf, type SubjectRun, stretchesOf } from '../../designer/model/subjects.ts'

const decision = (asOf: string, tier: string | null): HistoryItem => ({
  decision: {
    id: asOf,
    strategy: { id: 's', version: 1, digest: '' },
    asOf,
    tier,
    recordedAt: `${asOf}T00:00:00Z`,
    recordedBy: { kind: 'person', id: 'p', name: 'P' },
    engine: '1',
    request: {},
  },
})
const run = (asOf: string, tier: string): SubjectRun => ({ run: asOf, asOf, version: 2, tier, scores: {}, reasons: [] })

describe('a subject’s history', () => {
  it('has decisions and runs in one row, the latest first', () => {
    const moments = momentsOf([decision('2026-03-01', 'a'), decision('2026-01-01', null)], [run('2026-02-01', 'b')])
    expect(moments.map(({ asOf, tier }) => `${asOf} ${tier}`)).toEqual([
      '2026-03-01 a',
      '2026-02-01 b',
      '2026-01-01 undefined',
    ])
  })

  it('is told as stretches in one tier, the earliest first', () => {
    const moments = momentsOf(
      [decision('2026-04-01', 'a'), decision('2026-03-01', 'a'), decision('2026-01-01', 'b')],
      [run('2026-02-01', 'b')],
    )
    expect(stretchesOf(moments)).toEqual([
      { tier: 'b', from: '2026-01-01', to: '2026-03-01' },
      { tier: 'a', from: '2026-03-01', to: undefined },
    ])
  })
})
