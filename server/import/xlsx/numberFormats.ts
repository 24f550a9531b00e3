/** What a spreadsheet's number format makes of a number: a date, a percentage, or the number that it is. */

export type CellFormat = 'number' | 'percent' | 'date'

/** The formats that have a number and no code (ECMA-376 part 1, 18.8.30, with those of East Asian Excel). */
export function formatOfId(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent'
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
  return isDate ? 'date' : 'number'
}

/** A format's code: what stands in quotes, brackets or after a backslash is only shown. */
export function formatOfCode(code: string): CellFormat {
  const [positive = ''] = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')
  if (/[yed]/i.test(positive.replaceAll(/general|[Ee][+-]/gi, ''))) return 'date'
  return positive.includes('%') ? 'percent' : 'number'
}

const DAY = 86_400_000
/** Day 0 of the two systems; 1900 has a 29 February in it that never was, which day 60 counts. */
const FIRST_1900 = Date.UTC(1899, 11, 30)
const FIRST_1904 = Date.UTC(1904, 0, 1)
const LEAST = 1
/** 9999-12-31. */
const MOST = 2_958_465

/**
 * The date of a serial number, as `YYYY-MM-DD`, with its time where it has one.
 * @returns undefined where it is none: outside 1900 to 9999, or the day that never was
 */
export function dateOfSerial(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= (is1904 ? 0 : LEAST)) || serial >= MOST + 1) return undefined
  const day = Math.floor(serial)
  if (!is1904 && day === 60) return undefined
  // Before the day that never was, the count is one short.
  const shifted = !is1904 && day < 60 ? day + 1 : day
  const instant = (is1904 ? FIRST_1904 : FIRST_1900) + shifted * DAY + Math.round((serial - day) * DAY)
  const text = new Date(instant).toISOString()
  return serial === day ? text.slice(0, 10) : text.slice(0, 19)
}
