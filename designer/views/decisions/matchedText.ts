import type { Dimension, DimensionResult } from '../../../engine/index.ts'
import { localize } from '../../../engine/index.ts'
import { phraseText } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { bandInterval, cellPhrase, literalText } from '../../model/sentence.ts'
import { listed, t } from '../../model/words.ts'
import type { RulesView } from '../strategy/context.ts'
import { facetOfDimension } from '../tryone/valueText.ts'

/** What of a dimension's rules a subject hit: a band, an entry, rows of a table; empty for curves and formulas. */
export function matchedText(view: RulesView, dimension: Dimension, result: DimensionResult | undefined): string {
  if (!result) return ''
  if (result.missing !== undefined) return t('decisions.missing')
  if (result.otherwise) return t('lookup.otherwise')
  if (result.band !== undefined) return bandText(view, dimension, result.band)
  if (result.entry !== undefined) return entryText(view, dimension, result.entry)
  const rows = (result.rows ?? []).map((row) => String(row + 1))
  return rows.length === 0 ? '' : t('decisions.rows', { n: rows.length, rows: listed(rows) })
}

function bandText(view: RulesView, dimension: Dimension, index: number): string {
  const bands = dimension.points.bands ?? []
  const facet = facetOfDimension(view, dimension.id)
  // The unit stands with the value already.
  const plain = facet && { kind: facet.kind, show: facet.show }
  const interval = phraseText(cellPhrase(bandInterval(bands, index), plain, view.vocabulary()))
  const title = localize(bands[index]?.title, language())
  return title === '' ? interval : t('decisions.band', { title, interval })
}

function entryText(view: RulesView, dimension: Dimension, entry: string): string {
  const facet = facetOfDimension(view, dimension.id)
  if (facet?.kind === 'boolean') return literalText(entry === 'true', facet, view.vocabulary())
  // A derived value may sort numbers into classes, whose entries are names.
  const number = (facet?.kind === 'number' || facet?.kind === 'integer') && Number.isFinite(Number(entry))
  return literalText(number ? Number(entry) : entry, facet, view.vocabulary())
}
