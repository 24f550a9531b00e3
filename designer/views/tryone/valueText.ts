import type { DimensionResult } from '../../../engine/index.ts'
import { formatDate, formatPercent, formatShort } from '../../model/format.ts'
import { byId } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { type Facet, facetOf, literalText } from '../../model/sentence.ts'
import { t } from '../../model/words.ts'
import type { RulesView } from '../strategy/context.ts'

/** A dimension's value, short enough for a column; empty where it has none. */
export function valueText(view: RulesView, id: string, result: DimensionResult | undefined): string {
  const value = result?.value
  if (value === null) return t('cell.missing')
  if (value === undefined) return ''
  const found = facetOfDimension(view, id)
  if (typeof value !== 'number')
    return found?.kind === 'date' ? formatDate(String(value), language()) : literalText(value, found, view.vocabulary())
  return found?.show === 'percent'
    ? formatPercent(Math.round(value * 1e4) / 1e4, language())
    : formatShort(value, language())
}

/** How a dimension's value wants to be read; undefined where it has none. */
export function facetOfDimension(view: RulesView, id: string): Facet | undefined {
  const dimension = byId(view.document().dimensions, id)
  const found = dimension?.value === undefined ? undefined : facetOf(dimension.value, view.vocabulary())
  return found && { ...found, show: dimension?.show ?? found.show }
}
