/** Values of fields, and figures about them, as a language writes them. */
import type { Field, Language, Scalar } from '../../engine/index.ts'
import { formatDate, formatNumber, formatPercent, formatShort } from './format.ts'
import { translate } from './i18n/translate.ts'
import { optionName, optionsOf } from './names.ts'

/** A value as it stands in a table whose head names the unit; what is missing is a dash. */
export function valueText(field: Field | undefined, value: Scalar | null | undefined, language: Language): string {
  if (value === undefined || value === null) return '–'
  if (typeof value === 'boolean') return translate(language, value ? 'answer.yes' : 'answer.no')
  if (typeof value === 'number')
    return field?.show === 'percent' ? formatPercent(value, language) : formatNumber(value, language)
  if (field?.type === 'date') return formatDate(value, language)
  const option = optionsOf(field?.options).find(({ id }) => id === value)
  return option ? optionName(option, language) : value
}

/** The same, short enough for a narrow column: large numbers as 12.5 m, 1,250 萬. */
export function shortText(field: Field | undefined, value: number | string | undefined, language: Language): string {
  if (typeof value !== 'number') return valueText(field, value, language)
  if (field?.show === 'percent') return formatPercent(value, language, Number.isInteger(value * 100) ? 0 : 1)
  return formatShort(Number.isInteger(value) ? value : Number(value.toPrecision(6)), language)
}

export const isNumeric = (field: Field | undefined): boolean => field?.type === 'number' || field?.type === 'integer'

/** Bytes of a file: 12.4 MB. */
export function sizeText(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const size = bytes / 1000 ** power
  return `${formatNumber(Number(size.toPrecision(3)), language)}\u202f${units[power]}`
}
