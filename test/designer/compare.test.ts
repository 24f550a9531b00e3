/** Comparing: which two, how changes are arranged, and what an impact is drawn from. */
import { describe, expect, it } from 'vitest'
import { addressOf, type Choices, pairOf, proposalOf, sideFrom, sideText } from '../../designer/model/compare.ts'
import { arrange, plotPair, shiftOf } from '../../designer/model/compareChanges.ts'
import { flowOf } from '../../designer/model/compareFlow.ts'
import { isListed, matrixView } from '../../designer/model/compareImpact.ts'
import { partRows } from '../../designer/model/compareParts.ts'
import { orderedJson } from '../../designer/model/json/orderedJson.ts'
import { periodsOf } from '../../designer/model/timeline.ts'
import { diff, type Impact, type Mover, type Strategy } from '../../engine/index.ts'
import { example, rich, strategyWith } from './strategies.ts'

const choices = (versions: number, drafts: string[] = [], inEffect = versions): Choices => ({
  strategy: 'x',
  versions: Array.from({ length: versions }, (_, index) => ({
    number: index + 1,
    digest: '',
    authors: [],
    approvers: [],
    createdAt: '2026-01-01T00:00:00Z',
  })),
  drafts: drafts.map((name) => ({
    strategy: 'x',
    name,
    savedAt: '2026-02-01T00:00:00Z',
    savedBy: { name: 'Li' },
    digest: 'sha256:1',
    etag: '"1"',
    problems: { errors: 0, warnings: 0 },
  })),
  proposals: [],
  periods:
    inEffect === 0
      ? []
      : periodsOf(
          [{ seq: 1, recordedAt: '', effectiveFrom: '2026-01-01', version: inEffect }],
          Date.parse('2026-06-01'),
        ),
})

describe('the two sides', () => {
  it('are told by an address as by the API, and back', () => {
    expect(sideFrom('3')).toEqual({ version: 3 })
    expect(sideFrom('draft-draft-1')).toEqual({ draft: 'draft-1' })
    expect(sideFrom('proposal-7')).toEqual({ proposal: 7 })
    expect(['0', '3.5', 'v3', 'draft-', '', undefined].map(sideFrom)).toEqual(Array(6).fill(undefined))
    expect([{ version: 3 }, { draft: '春季:1' }, { proposal: 7 }].map(addressOf)).toEqual([
      '3',
      'draft-春季:1',
      'proposal-7',
    ])
    expect([{ version: 3 }, { draft: '春季' }, { proposal: 7 }].map(sideText)).toEqual([
      '3',
      'draft:春季',
      'proposal:7',
    ])
  })

  it('are the newest draft and what it replaces, or else the version in effect and the one before', () => {
    expect(pairOf(choices(3, ['main', 'older']), {})).toEqual({ from: { version: 3 }, to: { draft: 'main' } })
    expect(pairOf(choices(3, [], 2), {})).toEqual({ from: { version: 1 }, to: { version: 2 } })
    expect(pairOf(choices(2, ['main'], 0), {})).toEqual({ from: { version: 2 }, to: { draft: 'main' } })
    expect(pairOf(choices(0, ['b', 'a'], 0), {})).toEqual({ from: { draft: 'a' }, to: { draft: 'b' } })
    expect(pairOf(choices(1), {})).toBeUndefined()
    expect(pairOf(choices(0, [], 0), {})).toBeUndefined()
  })

  it('keep what the address names', () => {
    expect(pairOf(choices(3), { from: { version: 1 } })).toEqual({ from: { version: 1 }, to: { version: 3 } })
    expect(pairOf(choices(3), { from: { version: 3 } })).toEqual({ from: { version: 3 }, to: { version: 2 } })
    expect(pairOf(choices(1, ['main']), { from: { draft: 'main' } })).toEqual({
      from: { draft: 'main' },
      to: { version: 1 },
    })
    const asked = { from: { version: 2 }, to: { version: 9 } }
    expect(pairOf(choices(3), asked)).toEqual(asked)
  })

  it('say whether a draft is still what was proposed', () => {
    const proposed = {
      ...choices(1, ['main']),
      proposals: [{ number: 4, change: { kind: 'publish', draft: 'main', digest: 'sha256:1', note: 'Why' } }],
    }
    const side = (digest: string) => ({ name: { draft: 'main' }, digest, document: example() })
    expect(proposalOf(proposed, side('sha256:1'))).toEqual({ number: 4, isSame: true, note: 'Why' })
    expect(proposalOf(proposed, side('sha256:2'))?.isSame).toBe(false)
    expect(proposalOf(proposed, { ...side('sha256:1'), name: { version: 1 } })).toBeUndefined()
  })
})

/** The example with other weights, a moved edge, another threshold, a new override, and one text. */
function changed(): Strategy {
  const document = structuredClone(example())
  const [first, second] = document.dimensions.filter(({ into }) => into === document.dimensions[0]?.into)
  if (first?.weight !== undefined && second?.weight !== undefined) {
    first.weight -= 0.1
    second.weight += 0.1
  }
  const banded = document.dimensions.find(({ points }) => points.bands)
  if (banded?.points.bands?.[1]) banded.points.bands[1].from = (banded.points.bands[1].from ?? 0) + 1
  document.overrides = [...(document.overrides ?? []), { id: 'late', when: true, then: { flag: 'Late' } }]
  document.description = 'Another text'
  return document
}

describe('changes', () => {
  const { entries } = diff(example(), changed())

  it('are grouped, and what decides nothing stands apart; none is lost', () => {
    const { groups, cosmetic } = arrange(entries)
    expect(groups.map(({ group }) => group)).toEqual(['weights', 'bands', 'overrides'])
    expect(cosmetic.map(({ what }) => what)).toEqual(['strategy'])
    expect(groups.flatMap((group) => group.entries).length + cosmetic.length).toBe(entries.length)
  })

  it('of weights are drawn as shifts, others are not', () => {
    const shifts = entries.map(shiftOf).filter((shift) => shift !== undefined)
    expect(shifts).toHaveLength(2)
    expect(shifts.map(({ before, after }) => Math.round((after - before) * 10) / 10).sort()).toEqual([-0.1, 0.1])
  })

  it('of bands are drawn on the same axes, where the shape changed', () => {
    const banded = example().dimensions.find(({ points }) => points.bands)?.id ?? ''
    const pair = plotPair(example(), changed(), banded)
    expect(pair?.before.xDomain).toEqual(pair?.after.xDomain)
    expect(pair?.before.line).not.toEqual(pair?.after.line)
    expect(plotPair(example(), example(), banded)).toBeUndefined()
  })
})

describe('side by side', () => {
  it('shows every part of a rich strategy as lines, the same on both sides where nothing changed', () => {
    for (const part of ['weights', 'dimensions', 'tiers', 'overrides', 'treatments'] as const) {
      const rows = partRows(part, rich(), rich())
      expect(rows.length, part).toBeGreaterThan(3)
      expect(rows.filter(({ isChanged }) => isChanged)).toEqual([])
    }
  })

  it('shows old beside new, what is new alone, and what is gone where it stood', () => {
    const rows = partRows('overrides', example(), changed())
    expect(rows.at(-1)).toMatchObject({ id: 'late', before: undefined, isChanged: true })
    const back = partRows('overrides', changed(), example())
    expect(back.at(-1)).toMatchObject({ id: 'late', after: undefined, isChanged: true })
    const weights = partRows('weights', example(), changed()).filter(({ isChanged }) => isChanged)
    expect(weights).toHaveLength(2)
    expect(weights[0]?.before?.[0]).toMatch(/%$/)
  })
})

describe('the migration matrix', () => {
  const tiers = (...ids: string[]): Strategy => strategyWith({ tiers: ids.map((id) => ({ id })) })
  const impact = (counts: number[][], from: string[], to: string[]) =>
    ({
      matrix: { from, to, counts, sums: counts.map((row) => row.map((count) => count * 10)) },
      distribution: to.map((tier) => ({ tier })),
    }) as unknown as Impact

  it('adds up, knows which way is up, and leaves out the refused where there are none', () => {
    const counts = [
      [5, 2, 0],
      [1, 4, 0],
      [0, 0, 0],
    ]
    const view = matrixView(impact(counts, ['a', 'b'], ['a', 'b']), tiers('a', 'b'), tiers('a', 'b'))
    expect(view.rows.map(({ tier, count, sum }) => [tier, count, sum])).toEqual([
      ['a', 7, 70],
      ['b', 5, 50],
    ])
    expect(view.columns.map(({ count }) => count)).toEqual([6, 6])
    expect([view.count, view.sum]).toEqual([12, 120])
    expect(view.rows.map(({ cells }) => cells.map(({ way }) => way))).toEqual([
      ['same', 'down'],
      ['up', 'same'],
    ])
    expect(view.rows[0]?.cells[1]?.heat).toBe(1)
  })

  it('has a column for those refused, and as a flow loses nobody', () => {
    const counts = [
      [5, 2, 3],
      [1, 4, 0],
      [0, 0, 0],
    ]
    const view = matrixView(impact(counts, ['a', 'b'], ['a', 'b']), tiers('a', 'b'), tiers('a', 'b'))
    expect(view.columns.map(({ tier }) => tier)).toEqual(['a', 'b', undefined])
    expect(view.rows[0]?.cells[2]?.way).toBe('refused')
    const flow = flowOf(view, 300, 200)
    expect(flow.ribbons.reduce((sum, { count }) => sum + count, 0)).toBe(15)
    const height = (nodes: typeof flow.left) => nodes.reduce((sum, node) => sum + node.height, 0)
    expect(height(flow.left)).toBeCloseTo(height(flow.right))
    const last = flow.right.at(-1)
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(200)
  })

  it('lists movers by direction, all others together', () => {
    const listed = (['up', 'across', 'refused'] as const).map((direction) => isListed({ direction } as Mover, 'other'))
    expect(listed).toEqual([false, true, true])
  })
})

describe('a document as JSON to read', () => {
  it('is the same whatever the order of its keys, and the same document', () => {
    const document = example()
    const turned = Object.fromEntries(Object.entries(document).reverse())
    expect(orderedJson(turned)).toBe(orderedJson(document))
    expect(JSON.parse(orderedJson(document))).toEqual(document)
    expect(Object.keys(JSON.parse(orderedJson(document))).slice(0, 3)).toEqual(['format', 'id', 'title'])
  })
})
