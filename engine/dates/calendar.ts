/**
 * Calendar dates of the proleptic Gregorian calendar, years 1 to 9999, held as the integer YYYYMMDD:
 * equality and order are those of integers, and no clock or time zone can touch them.
 */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)

/** `YYYY-MM-DD` as YYYYMMDD, or undefined where the text is no real date (2023-02-29, year 0). */
export function parseDate(text: string): number | undefined {
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return year * 10_000 + month * 100 + day
}

/** YYYYMMDD as `YYYY-MM-DD`. */
export function formatDate(date: number): string {
  const digits = String(date).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

const yearOf = (date: number) => Math.floor(date / 10_000)
const monthOf = (date: number) => Math.floor(date / 100) % 100
const dayOf = (date: number) => date % 100

/** Days since 1 March of year 0, counting years from March so that the leap day comes last. */
function dayNumber(date: number): number {
  const month = monthOf(date)
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1
  const monthFromMarch = (month + 9) % 12
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + dayOf(date) - 1
}

/** Calendar days from the first date to the second; negative where they are reversed. */
export const daysBetween = (first: number, second: number): number => dayNumber(second) - dayNumber(first)

/** Whole months: 12Δy + Δm, less one where the second day of the month is smaller. Reversed dates negate. */
export function monthsBetween(first: number, second: number): number {
  if (second < first) return 0 - monthsBetween(second, first)
  const months = 12 * (yearOf(second) - yearOf(first)) + monthOf(second) - monthOf(first)
  return dayOf(second) < dayOf(first) ? months - 1 : months
}

/** Whole years: Δy, less one where the second (month, day) is smaller. Reversed dates negate. */
export function yearsBetween(first: number, second: number): number {
  if (second < first) return 0 - yearsBetween(second, first)
  const years = yearOf(second) - yearOf(first)
  return second % 10_000 < first % 10_000 ? years - 1 : years
}
