/** What a dimension measures and what it gives points for, line by line. */
import type { Dimension, MissingPolicy, Points, PointsEntry } from '../../engine/index.ts'
import { formatNumber, formatQuantity } from './format.ts'
import { capitalise, phraseText } from './phrase.ts'
import { language } from './preferences.ts'
import {
  bandInterval,
  cellPhrase,
  type Facet,
  facetOf,
  intervalPhrase,
  literalText,
  type Vocabulary,
  valuePhrase,
} from './sentence.ts'
import { listed, t } from './words.ts'

/** Reactive: in the language of the screens. */
export function dimensionLines(dimension: Dimension, vocabulary: Vocabulary): string[] {
  const { value, points, missing, show } = dimension
  const found = value === undefined ? undefined : facetOf(value, vocabulary)
  const facet = found && { ...found, show: show ?? found.show }
  return [
    ...(value === undefined ? [] : [capitalise(phraseText(valuePhrase(value, vocabulary)))]),
    ...pointLines(points, facet, vocabulary),
    ...(missing === undefined ? [] : [t('compare.missing', { policy: missingText(missing) })]),
  ]
}

function pointLines(points: Points, facet: Facet | undefined, vocabulary: Vocabulary): string[] {
  const { bands, lookup, otherwise, curve, formula, table } = points
  const line = (name: string, entry: PointsEntry) => t('compare.pair', { name, value: pointsText(entry) })
  const rest = (entry: PointsEntry | undefined) => (entry === undefined ? [] : [line(t('lookup.otherwise'), entry)])
  if (bands)
    return bands.map((band, index) =>
      line(phraseText(intervalPhrase(bandInterval(bands, index), facet, vocabulary)), band),
    )
  if (lookup)
    return [
      ...Object.entries(lookup).map(([key, entry]) =>
        line(literalText(keyValue(key, facet?.kind), facet, vocabulary), entry),
      ),
      ...rest(otherwise),
    ]
  if (curve) return curve.map(([x, y]) => line(formatQuantity(x, facet ?? {}, language()), y))
  if (formula !== undefined) return [capitalise(phraseText(valuePhrase(formula, vocabulary)))]
  if (!table) return []
  return [
    ...table.rows.map((row) => line(conditionText(table.inputs, row.when, vocabulary), row)),
    ...rest(table.otherwise),
  ]
}

/** The cells of a decision table's row, each with what it is about; cells that take anything are left out. */
export function conditionText(
  inputs: readonly Parameters<typeof valuePhrase>[0][],
  cells: readonly Parameters<typeof cellPhrase>[0][],
  vocabulary: Vocabulary,
): string {
  const told = inputs.flatMap((input, index) => {
    const cell = cells[index]
    if (cell === undefined || cell === null) return []
    const name = phraseText(valuePhrase(input, vocabulary))
    return [`${name} ${phraseText(cellPhrase(cell, facetOf(input, vocabulary), vocabulary))}`]
  })
  return told.length === 0 ? t('lookup.otherwise') : capitalise(listed(told))
}

const pointsText = (entry: PointsEntry): string =>
  t('compare.points', { n: formatNumber(typeof entry === 'number' ? entry : entry.points, language()) })

function missingText(missing: MissingPolicy): string {
  if (typeof missing === 'string') return t(`missing.${missing}`)
  return t('missing.points', { points: formatNumber(missing.points, language()) })
}

/** A lookup finds booleans and numbers by their JSON text. */
function keyValue(key: string, kind: string | undefined): string | number | boolean {
  if (kind === 'boolean') return key === 'true'
  return kind === 'number' || kind === 'integer' ? Number(key) : key
}
