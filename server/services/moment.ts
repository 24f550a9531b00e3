/**
 * Moments as people and systems write them: a calendar date, or an RFC 3339 date-time with an offset.
 * Instants are milliseconds since 1970-01-01T00:00Z.
 */
export type Moment = { date: string } | { instant: number }

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[Tt](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}:\d{2})))?$/

/** Undefined where the text is neither a real date nor a real date-time, of the years 1 to 9999 (in UTC). */
export const parseMoment = (text: string): Moment | undefined => {
  const [matched, date = '', time, offset = '00:00'] = MOMENT.exec(text) ?? []
  if (matched === undefined || !isCalendarDate(date)) return undefined
  if (time === undefined) return { date }
  if (!CLOCK_TIME.test(time) || !CLOCK_TIME.test(`${offset}:00`)) return undefined
  const instant = Date.parse(text.toUpperCase())
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? { instant } : undefined
}

/** Beyond these, an offset has led out of the years that a date can be written in. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00.000Z')
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z')

/** A leap second is no moment that a computer's clock shows. */
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** A date as it is; an instant in UTC with milliseconds. */
export const formatMoment = (moment: Moment): string =>
  'date' in moment ? moment.date : new Date(moment.instant).toISOString()

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Date.parse would take 2023-02-29 for 1 March. */
const isCalendarDate = (date: string): boolean => {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return year >= 1 && day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}
