/** Numbers, quantities and dates as a language writes them. */
import type { Text } from '../strategy/document.ts'
import { localize } from '../strategy/text.ts'
import type { Language } from './glossary.ts'
import { plainNumber } from './template.ts'

const MINUS = '\u2212'
const NARROW_SPACE = '\u202f'
const NO_BREAK_SPACE = '\u00a0'

/** The locale whose habits a language follows: en is written the British way (1 Apr 2026). */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)

const formatters = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formatters.get(key)
  if (!format) {
    format = new Intl.NumberFormat(localeOf(language), options)
    formatters.set(key, format)
  }
  return format
}

const typeset = (text: string): string => text.replace('-', MINUS)

/** A number, grouped, with a true minus. `decimals` fixes the places; without it up to 6 are shown. */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  const places =
    decimals === undefined
      ? { maximumFractionDigits: 6 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 4) }
  return typeset(numberFormat(language, places).format(value))
}

/** A number with its sign, as an addition is written: +4, −2.5, 0. */
export function formatSigned(value: number, language: Language): string {
  return value > 0 ? `+${formatNumber(value, language)}` : formatNumber(value, language)
}

/** A share (0.78) as percent (78 %). */
export function formatPercent(share: number, language: Language, decimals?: number): string {
  const places =
    decimals === undefined
      ? { maximumFractionDigits: 4 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const parts = numberFormat(language, { style: 'percent', ...places }).formatToParts(share)
  const digits = parts.filter((part) => part.type !== 'percentSign' && part.type !== 'literal')
  return `${typeset(digits.map((part) => part.value).join(''))}${NARROW_SPACE}%`
}

/** How a quantity wants to be shown: as percent, or with a unit. */
export interface Manner {
  show?: 'percent' | undefined
  unit?: Text | undefined
}

/** A quantity in its manner: 78 %, 12 outlets, 1,000,000 CNY. */
export function formatQuantity(value: number, manner: Manner, language: Language): string {
  if (manner.show === 'percent') return formatPercent(value, language)
  const unit = localize(manner.unit, language)
  return formatNumber(value, language) + (unit === '' ? '' : NO_BREAK_SPACE + unit)
}

/** A literal of a document with its sign: +4, −2.5. */
export const exactSigned = (value: number): string => (value > 0 ? `+${exactNumber(value)}` : exactNumber(value))

/** A literal of a document, every digit of it: two that differ never read alike. */
export function exactNumber(value: number): string {
  const [whole = '', fraction] = plainNumber(Math.abs(value)).split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return (value < 0 ? MINUS : '') + grouped + (fraction === undefined ? '' : `.${fraction}`)
}

/** The same as percent; the point is moved in the digits, so that nothing is rounded. */
export function exactPercent(share: number): string {
  const [whole = '', fraction = ''] = plainNumber(Math.abs(share)).split('.')
  const digits = `${whole}${fraction.padEnd(2, '0')}`
  const at = whole.length + 2
  const text = `${Number(digits.slice(0, at))}${digits.length > at ? `.${digits.slice(at)}` : ''}`
  return `${share < 0 ? MINUS : ''}${text}${NARROW_SPACE}%`
}

/** The same in its manner: 78 %, 12 outlets, 1,000,000 CNY. */
export function exactQuantity(value: number, manner: Manner, language: Language): string {
  if (manner.show === 'percent') return exactPercent(value)
  const unit = localize(manner.unit, language)
  return exactNumber(value) + (unit === '' ? '' : NO_BREAK_SPACE + unit)
}

const dateFormats = new Map<Language, Intl.DateTimeFormat>()

/** A calendar date, YYYY-MM-DD, as the language writes it; anything else is returned as it is. */
export function formatDate(date: string, language: Language): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time)) return date
  let format = dateFormats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' })
    dateFormats.set(language, format)
  }
  return format.format(time)
}

/** A fingerprint, short: the first 8 and the last 4 of its hex digits. */
export function formatDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '')
  return hex.length > 12 ? `${hex.slice(0, 8)}…${hex.slice(-4)}` : hex
}
