/** Dates as people write them. Which of day and month comes first is decided by somebody, never guessed. */
import { dateOfSerial } from '../xlsx/numberFormats.ts'

/**
 * ymd: 2024-03-01, 2024/3/1, 2024.3.1, 2024年3月1日, 20240301. dmy and mdy: 1.3.2024, 01/03/2024. roc: years of
 * the Republic of China, 113/3/1 or 民國113年3月1日. named: 1 Mar 2024, March 1, 2024. serial: a spreadsheet's
 * count of days from 1900, or from 1904.
 */
export const DATE_FORMATS = ['ymd', 'dmy', 'mdy', 'roc', 'named', 'serial', 'serial-1904'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

const YMD = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const ROC = /^(民國|民国|中華民國)?\s*(\d{2,3})(?:([-/.])(\d{1,2})\3(\d{1,2})|年(\d{1,2})月(\d{1,2})日?)$/
const DAY_NAMED = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i
const NAMED_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i
const TIME = /(?:T00:00(?::00(?:\.0+)?)?Z|[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?)$/i
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
/** As a bare number only these count as dates: 1927 to 2119. */
const SERIALS = { least: 10_000, most: 80_000 }

/** The date as `YYYY-MM-DD`, with any time left out; undefined where it is none in this format, or not a real one. */
export function parseDateAs(cell: string | number, format: DateFormat): string | undefined {
  if (format === 'serial' || format === 'serial-1904') return ofSerial(cell, format === 'serial-1904')
  const text = String(cell)
    .normalize('NFKC')
    .trim()
    .replace(TIME, '')
    .replaceAll(/\s*([年月日/.-])\s*/g, '$1')
  switch (format) {
    case 'ymd': {
      const match = YMD.exec(text)
      if (match) return realDate(match[1], match[3] ?? match[5], match[4] ?? match[6])
      const compact = COMPACT.exec(text)
      return compact ? realDate(compact[1], compact[2], compact[3]) : undefined
    }
    case 'dmy': {
      const match = NUMBERS.exec(text)
      return match ? realDate(match[4], match[3], match[1]) : undefined
    }
    case 'mdy': {
      const match = NUMBERS.exec(text)
      return match ? realDate(match[4], match[1], match[3]) : undefined
    }
    case 'roc': {
      const match = ROC.exec(text)
      const isClear = match && (match[1] !== undefined || Number(match[2]) > 31)
      return isClear ? realDate(String(Number(match[2]) + 1911), match[4] ?? match[6], match[5] ?? match[7]) : undefined
    }
    case 'named':
      return ofNamed(String(cell).normalize('NFKC').trim().replace(TIME, ''))
  }
}

/** All formats in which a cell is a date. */
export const formatsOf = (cell: string | number): DateFormat[] =>
  DATE_FORMATS.filter((format) => format !== 'serial-1904' && parseDateAs(cell, format) !== undefined)

function ofSerial(cell: string | number, is1904: boolean): string | undefined {
  const serial = typeof cell === 'number' ? cell : /^\d{5}(?:\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN
  if (!(serial >= SERIALS.least && serial <= SERIALS.most)) return undefined
  return dateOfSerial(Math.floor(serial), is1904)
}

function ofNamed(text: string): string | undefined {
  const match = DAY_NAMED.exec(text)
  if (match) return realDate(match[3], monthNumber(match[2]), match[1])
  const named = NAMED_DAY.exec(text)
  return named ? realDate(named[3], monthNumber(named[1]), named[2]) : undefined
}

function monthNumber(name = ''): string | undefined {
  const index = MONTHS.findIndex((month) => month === name.toLowerCase() || month.slice(0, 3) === name.toLowerCase())
  return index < 0 ? undefined : String(index + 1)
}

function realDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined || Number(year) < 1) return undefined
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
}
