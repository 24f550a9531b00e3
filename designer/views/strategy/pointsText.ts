import type { Dimension, Language, Points, PointsEntry, Score } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import type { Phrase } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { type Vocabulary, valuePhrase } from '../../model/sentence.ts'
import { t } from '../../model/words.ts'

export const entryPoints = (entry: PointsEntry): number => (typeof entry === 'number' ? entry : entry.points)

/** What a dimension is measured by, in words; nothing for a constant. */
export const sourcePhrase = (dimension: Dimension, vocabulary: Vocabulary): Phrase =>
  dimension.value === undefined ? [] : valuePhrase(dimension.value, vocabulary)

/** From the least to the most points that a dimension can yield, where they are written down. */
export function pointsRange(points: Points, language: Language): string {
  const all = writtenPoints(points)
  if (all.length === 0) return '—'
  const low = Math.min(...all)
  const high = Math.max(...all)
  const text = (value: number) => formatNumber(value, language)
  return low === high ? text(low) : `${text(low)}–${text(high)}`
}

function writtenPoints(points: Points): number[] {
  if (points.bands) return points.bands.map((band) => band.points)
  if (points.lookup)
    return [...Object.values(points.lookup), ...(points.otherwise === undefined ? [] : [points.otherwise])].map(
      entryPoints,
    )
  if (points.curve) return points.curve.map(([, y]) => y)
  // Rows that add up have no written bounds.
  if (points.table && points.table.hit !== 'sum') return points.table.rows.map((row) => row.points)
  return []
}

const combineKeys = { mean: 'combine.mean', sum: 'combine.sum', min: 'combine.min', max: 'combine.max' } as const

/** How a score combines its parts, where it is not by weights that total 100 %. */
export function combineText(score: Score): string {
  const parts = [
    score.combine === 'weighted' ? '' : t(combineKeys[score.combine]),
    score.floor === undefined ? '' : t('combine.floor', { n: formatNumber(score.floor, language()) }),
    score.cap === undefined ? '' : t('combine.cap', { n: formatNumber(score.cap, language()) }),
  ]
  return parts.filter(Boolean).join(' · ')
}
