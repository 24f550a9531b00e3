/** Two documents part by part: everything as lines of text, so that each part reads old beside new. */
import type { Dimension, Strategy } from '../../engine/index.ts'
import { type PartItem, tierLines } from './compareTiers.ts'
import { formatNumber, formatPercent } from './format.ts'
import { nameOf } from './names.ts'
import { phraseText } from './phrase.ts'
import { dimensionLines } from './pointLines.ts'
import { language } from './preferences.ts'
import { type Facet, overrideNotes, overridePhrase, type Vocabulary, vocabularyOf, yieldText } from './sentence.ts'
import { scoreTrees, type TreeNode, walk } from './tree.ts'
import { t } from './words.ts'

export const parts = ['weights', 'dimensions', 'tiers', 'overrides', 'treatments'] as const
export type Part = (typeof parts)[number]

/** One thing in both versions; a side without it has no lines at all. */
export interface PairRow {
  id: string
  name: string
  depth: number
  before: string[] | undefined
  after: string[] | undefined
  isChanged: boolean
}

/** The parts of two documents, those first that the new one has. Reactive: in the language of the screens. */
export function partRows(part: Part, a: Strategy, b: Strategy): PairRow[] {
  const [before, after] = [a, b].map((document) => items[part](document, vocabularyOf(document, language()))) as [
    PartItem[],
    PartItem[],
  ]
  return align(before, after)
}

/** In the order of the new version; what is gone stands after what it followed. */
function align(before: readonly PartItem[], after: readonly PartItem[]): PairRow[] {
  const old = new Map(before.map((item) => [item.id, item]))
  const rows = after.map((item) => rowOf(old.get(item.id), item))
  const present = new Set(after.map(({ id }) => id))
  before.forEach((item, index) => {
    if (present.has(item.id)) return
    const previous = before[index - 1]
    const place = previous === undefined ? 0 : rows.findIndex(({ id }) => id === previous.id) + 1
    rows.splice(place, 0, rowOf(item, undefined))
  })
  return rows
}

function rowOf(before: PartItem | undefined, after: PartItem | undefined): PairRow {
  const one = (after ?? before) as PartItem
  return {
    id: one.id,
    name: one.name,
    depth: one.depth ?? 0,
    before: before?.lines,
    after: after?.lines,
    isChanged: before?.lines.join('\n') !== after?.lines.join('\n'),
  }
}

const items: Record<Part, (document: Strategy, vocabulary: Vocabulary) => PartItem[]> = {
  weights: (document) => scoreTrees(document).flatMap(walk).map(weightItem),
  dimensions: (document, vocabulary) =>
    document.dimensions.map((dimension: Dimension) => ({
      id: dimension.id,
      name: nameOf(dimension, language()),
      lines: dimensionLines(dimension, vocabulary),
    })),
  tiers: tierLines,
  overrides: ({ overrides = [] }, vocabulary) =>
    overrides.map((override) => ({
      id: override.id,
      name: nameOf(override, language()),
      lines: [overridePhrase(override, vocabulary), ...overrideNotes(override, vocabulary)].map(phraseText),
    })),
  treatments: (document, vocabulary) =>
    (document.treatments ?? []).map((treatment) => ({
      id: treatment.id,
      name: nameOf(treatment, language()),
      lines: document.tiers.flatMap((tier) => {
        const given = treatment.byTier[tier.id]
        if (given === undefined) return []
        const facet = { kind: 'number', unit: treatment.unit } satisfies Facet
        return [
          t('compare.pair', { name: nameOf(tier, language()), value: yieldText(given as string, vocabulary, facet) }),
        ]
      }),
    })),
}

function weightItem(node: TreeNode): PartItem {
  const thing = node.kind === 'score' ? node.score : node.dimension
  const { weight, weighing, share, depth } = node
  const own =
    weight === undefined
      ? []
      : [weighing === 'share' ? percent(weight) : t('compare.factor', { n: formatNumber(weight, language()) })]
  const whole = share === undefined || depth < 2 ? [] : [t('compare.ofTotal', { share: percent(share) })]
  return { id: thing.id, name: nameOf(thing, language()), depth, lines: [...own, ...whole] }
}

const percent = (share: number): string => formatPercent(Math.round(share * 1e6) / 1e6, language())
