import { formatNumber } from '../../../model/format.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'

/** A stretch between edges in words: an edge belongs to the higher side. */
export function spanText(edges: readonly number[], index: number): string {
  const [low, high] = [edges[index - 1], edges[index]]
  if (low === undefined) return high === undefined ? t('cell.any') : `< ${formatNumber(high, language())}`
  if (high === undefined) return `≥ ${formatNumber(low, language())}`
  return `${formatNumber(low, language())}–${formatNumber(high, language())}`
}
