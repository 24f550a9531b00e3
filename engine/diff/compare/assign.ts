/** How scores become tiers: thresholds, a matrix or a table. */
import type { Assign } from '../../strategy/document.ts'
import { nameOf } from '../../words/names.ts'
import { plain } from '../../words/phrase.ts'
import { bandInterval, intervalPhrase } from '../../words/sentence/index.ts'
import { alignById } from '../align.ts'
import type { Comparison } from '../comparison.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { type Edged, edgeSay, fromTo, listSay, nameById, numberSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'
import { compareTable, type TablePart } from './table.ts'

const group = 'thresholds'

export function compareAssign(comparison: Comparison): void {
  const [a, b] = [comparison.a.assign, comparison.b.assign]
  const id = comparison.b.id
  const common = { kind: 'changed', what: 'assignment', id, group } as const
  if (a.bands && b.bands) {
    if (a.score !== b.score) {
      const path = { a: '/assign/score', b: '/assign/score' }
      const says = say('change', {
        aspect: say('assign.score'),
        before: nameById(comparison.a.scores, a.score ?? ''),
        after: nameById(comparison.b.scores, b.score ?? ''),
      })
      comparison.report({ ...common, path, say: says })
    }
    compareThresholds(comparison, a.bands, b.bands)
  } else if (a.matrix && b.matrix) {
    compareMatrix(comparison, a.matrix, b.matrix)
  } else if (a.table && b.table) {
    compareTable(tableClasses(comparison), a.table as TablePart, b.table as TablePart)
  } else if (!same(a, b)) {
    const says = say('change', { aspect: say('assign.kind'), before: kindSay(a), after: kindSay(b) })
    comparison.report({ ...common, path: { a: '/assign', b: '/assign' }, say: says })
  }
}

const kindSay = (assign: Assign): Say =>
  say(assign.bands ? 'assign.bands' : assign.matrix ? 'assign.matrix' : 'assign.table')

const noFacet = () => undefined

const tierSay =
  (id: string, side: 'before' | 'after'): Say =>
  (speech) =>
    nameById(speech[side].strategy.tiers, id)(speech)

const tableClasses = (comparison: Comparison) => ({
  comparison,
  id: comparison.b.id,
  name: say('assign.name'),
  group: 'thresholds' as const,
  pathA: '/assign',
  pathB: '/assign',
  facetA: noFacet,
  facetB: noFacet,
  yieldKey: 'tier' as const,
  sayYield: (id: unknown, side: 'before' | 'after') => tierSay(String(id), side),
})

// ---- thresholds

type TierBand = Edged & { tier: string }

/** Bands of tiers are known by their tiers, each of which has one. */
function compareThresholds(comparison: Comparison, a: readonly TierBand[], b: readonly TierBand[]): void {
  const { pairs, removed, added } = alignById(a, b, ({ tier }) => tier)
  const place = (index: number) => below('/assign/bands', index)
  const common = { what: 'threshold', group } as const
  for (const { item, index } of removed) {
    const says = say('threshold.removed', { tier: tierSay(item.tier, 'before'), edge: begins(item, 'before') })
    comparison.report({ ...common, kind: 'removed', id: item.tier, path: { a: place(index) }, say: says })
  }
  for (const { item, index } of added) {
    const key = hasEdge(item) ? 'threshold.added' : 'threshold.lowest'
    const says = say(key, { tier: tierSay(item.tier, 'after'), edge: begins(item, 'after') })
    comparison.report({ ...common, kind: 'added', id: item.tier, path: { b: place(index) }, say: says })
  }
  // The best tier first, as people name them.
  for (const { a: old, b: now, indexA, indexB, moved } of [...pairs].reverse()) {
    const path = { a: place(indexA), b: place(indexB) }
    if (!same(old, now)) {
      comparison.report({ ...common, kind: 'changed', id: now.tier, path, say: thresholdSay(old, now) })
    } else if (moved) {
      const says = say('threshold.moved', { tier: tierSay(now.tier, 'after') })
      comparison.report({ ...common, kind: 'moved', id: now.tier, path, say: says })
    }
  }
}

const hasEdge = ({ from, above }: Edged): boolean => from !== undefined || above !== undefined

const begins = (band: Edged, side: 'before' | 'after'): Say => edgeSay(band, noFacet, side)

function thresholdSay(old: TierBand, now: TierBand): Say {
  const params = { tier: tierSay(now.tier, 'after'), before: begins(old, 'before'), after: begins(now, 'after') }
  if (!hasEdge(now)) return say('threshold.lowest', params)
  if (!hasEdge(old)) return say('threshold.raised', params)
  const simple = old.above === undefined && now.above === undefined
  if (!simple) return say('threshold.changedKind', params)
  return say('threshold.changed', {
    tier: params.tier,
    before: numberSay(old.from as number),
    after: numberSay(now.from as number),
  })
}

// ---- matrix

type Matrix = NonNullable<Assign['matrix']>

function compareMatrix(comparison: Comparison, a: Matrix, b: Matrix): void {
  const common = { kind: 'changed', what: 'assignment', id: comparison.b.id, group } as const
  for (const axis of ['x', 'y'] as const) {
    const place = `/assign/matrix/${axis}`
    if (a[axis].score !== b[axis].score) {
      const path = { a: below(place, 'score'), b: below(place, 'score') }
      const says = say('change', {
        aspect: say(`matrix.${axis}`),
        before: nameById(comparison.a.scores, a[axis].score),
        after: nameById(comparison.b.scores, b[axis].score),
      })
      comparison.report({ ...common, path, say: says })
    }
    if (!same(a[axis].edges, b[axis].edges)) {
      const path = { a: below(place, 'edges'), b: below(place, 'edges') }
      const edges = (numbers: readonly number[]) =>
        numbers.length === 0 ? say('none') : listSay(numbers.map(numberSay))
      const aspect = say('matrix.edges', { axis: nameById(comparison.b.scores, b[axis].score) })
      comparison.report({
        ...common,
        what: 'threshold',
        path,
        say: fromTo(aspect, a[axis].edges, b[axis].edges, edges),
      })
    }
  }
  compareCells(comparison, a, b)
}

function compareCells(comparison: Comparison, a: Matrix, b: Matrix): void {
  if (same(a.cells, b.cells)) return
  const place = '/assign/matrix/cells'
  const common = { kind: 'changed', what: 'assignment', id: comparison.b.id, group } as const
  const sizes = (cells: readonly string[][]) => cells.map((row) => row.length)
  if (!same(sizes(a.cells), sizes(b.cells))) {
    comparison.report({ ...common, path: { a: place, b: place }, say: say('matrix.cells') })
    return
  }
  b.cells.forEach((row, y) => {
    row.forEach((tier, x) => {
      const before = a.cells[y]?.[x]
      if (before === undefined || before === tier) return
      const path = { a: `${place}/${y}/${x}`, b: `${place}/${y}/${x}` }
      const says = say('matrix.cell', {
        x: axisSay(b.x, x),
        y: axisSay(b.y, y),
        before: tierSay(before, 'before'),
        after: tierSay(tier, 'after'),
      })
      comparison.report({ ...common, path, say: says })
    })
  })
}

/** “Value 40 to < 60”. */
const axisSay =
  ({ score, edges }: Matrix['x'], index: number): Say =>
  (speech) => {
    const bands = [{}, ...edges.map((from) => ({ from }))]
    const found = speech.after.strategy.scores.find(({ id }) => id === score) ?? { id: score }
    const name = plain(nameOf(found, speech.language))
    return say('matrix.axis', { name, interval: intervalPhrase(bandInterval(bands, index), undefined, speech.after) })(
      speech,
    )
  }
