/**
 * Numbers as people write them in tables: thousand separators, 萬 and 億, percent, currency, brackets for
 * negative ones, full-width digits. Scaling is done on the decimal text, so that 1.1 萬 is 11000 and not
 * 11000.000000000002.
 */

import { hintsOf } from '../names.ts'

export type DecimalSign = '.' | ','

export interface ParsedNumber {
  value: number
  /** It says that it is a percentage; `value` is then what stands before the sign. */
  percent: boolean
  /** It brings a scale of its own, such as 萬. */
  scaled: boolean
}

/** Powers of ten. 兆 is left out: it means a million in one place and a million millions in another. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ...['百', '佰', 'hundred'].map((word) => [word, 2] as const),
  ...['千', '仟', 'k', 'thousand', "000's", '000s'].map((word) => [word, 3] as const),
  ...['万', '萬'].map((word) => [word, 4] as const),
  ...['百万', '百萬', 'mn', 'mio', 'million', 'millions'].map((word) => [word, 6] as const),
  ...['千万', '千萬'].map((word) => [word, 7] as const),
  ...['亿', '億'].map((word) => [word, 8] as const),
  ...['十亿', '十億', 'bn', 'billion', 'billions'].map((word) => [word, 9] as const),
])

const SCALE_AT_END =
  /(?:百万|百萬|千万|千萬|十亿|十億|[百佰千仟万萬亿億]|(?<![a-z])(?:k|mn|mio|bn|thousand|millions?|billions?))$/i
const CURRENCY_CODES = 'RMB|CNY|CNH|TWD|NTD|HKD|USD|EUR|GBP|JPY|SGD|AUD|CHF'
const CURRENCY_BEFORE = new RegExp(
  `^(?:(?:NT|HK|US|AU|SG|R)?\\$|[¥€£₩]|${CURRENCY_CODES}|人民币|人民幣|新台币|新台幣|新臺幣)\\s*`,
  'i',
)
const CURRENCY_AFTER = new RegExp(
  `\\s*(?:元整|元|圆|圓|块|塊|[€¥£]|${CURRENCY_CODES}|人民币|人民幣|美元|美金|欧元|歐元|新台币|新台幣)$`,
  'i',
)

const DIGITS: Record<DecimalSign, RegExp> = {
  '.': /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '’]\d{3})+)(?:\.\d*)?$|^\.\d+$/,
  ',': /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '’]\d{3})+)(?:,\d*)?$|^,\d+$/,
}
const SCIENTIFIC = /^\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/

/** Undefined where the text isn't wholly a number with this decimal sign. */
export function parseNumber(text: string, decimal: DecimalSign): ParsedNumber | undefined {
  let rest = text.normalize('NFKC').replaceAll('−', '-').trim()
  const bracketed = /^\((.+)\)$/.exec(rest)
  if (bracketed) rest = bracketed[1] ?? ''
  let sign = bracketed ? -1 : 1
  const takeSign = () => {
    if (!bracketed && /^[+-]/.test(rest)) {
      if (rest.startsWith('-')) sign = -1
      rest = rest.slice(1).trimStart()
    }
  }
  const before = rest
  takeSign()
  const hadSign = rest !== before
  rest = rest.replace(CURRENCY_BEFORE, '')
  if (!hadSign) takeSign()
  const percent = rest.endsWith('%')
  rest = (percent ? rest.slice(0, -1) : rest).trimEnd()
  if (!percent) rest = rest.replace(CURRENCY_AFTER, '')
  const scale = percent ? undefined : SCALE_AT_END.exec(rest)?.[0]
  if (scale !== undefined) rest = rest.slice(0, -scale.length).trimEnd()
  const digits = plainDigits(rest, decimal)
  if (digits === undefined) return undefined
  const value = sign * timesPowerOfTen(digits, SCALES.get(scale?.toLowerCase() ?? '') ?? 0)
  return { value: value + 0, percent, scaled: scale !== undefined }
}

/** With a point, without separators. */
function plainDigits(text: string, decimal: DecimalSign): string | undefined {
  if (SCIENTIFIC.test(text)) return text
  if (!DIGITS[decimal].test(text)) return undefined
  const separators = decimal === '.' ? /[, '’]/g : /[. '’]/g
  return text.replace(separators, '').replace(',', '.')
}

/** Exactly as the decimal would be written: the point moves, and only then is it made a double. */
export function timesPowerOfTen(digits: string, power: number): number {
  const [mantissa, exponent = '0'] = digits.split(/[eE]/)
  return Number(`${mantissa}e${Number(exponent) + power}`)
}

/** The power of ten that a unit's words say: 4 for 萬元, −2 for %; undefined where they say none. */
export function powerOfUnit(unit: string): number | undefined {
  const plain = unit.normalize('NFKC').trim()
  if (plain === '%' || /^(?:percent|百分比|per cent|pct)$/i.test(plain)) return -2
  const amount = plain
    .replace(CURRENCY_AFTER, '')
    .replace(CURRENCY_BEFORE, '')
    .replace(/^(?:单位|單位|unit)\s*:?\s*/i, '')
  return SCALES.get(amount.trim().toLowerCase())
}

/** The power of ten that a column's name says: 4 for 年銷售額（萬元）; undefined where it says none. */
export const powerOfName = (name: string): number | undefined =>
  hintsOf(name)
    .map(powerOfUnit)
    .find((power) => power !== undefined)
