/** Moments of a timeline in the strategy's time zone: a date means its start there. */
import type { Language } from '../../../engine/index.ts'
import { formatDate } from '../format.ts'

const parts = new Map<string, Intl.DateTimeFormat>()

const partsOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = parts.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  parts.set(timeZone, made)
  return made
}

/** What a clock on the wall shows, as if it were in UTC. */
function wallTime(instant: number, timeZone: string): number {
  const found = Object.fromEntries(
    partsOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * The instant at which a clock on the wall shows a day and time. Where clocks are set forward over it, the first
 * moment afterwards; where it comes twice, the first.
 * @param date YYYY-MM-DD
 * @param time HH:MM
 * @returns milliseconds since 1970; NaN for what is no date
 */
export function instantIn(timeZone: string, date: string, time = '00:00'): number {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wanted)) return Number.NaN
  // The offsets of a day before and after: one of them holds at the moment itself.
  const guesses = [wanted - 86_400_000, wanted + 86_400_000].map((near) => wanted - (wallTime(near, timeZone) - near))
  const exact = guesses.filter((guess) => wallTime(guess, timeZone) === wanted)
  return exact.length > 0 ? Math.min(...exact) : Math.max(...guesses)
}

/** A date or an instant of the API in milliseconds since 1970. */
export const placeIn = (timeZone: string, moment: string): number =>
  moment.length === 10 ? instantIn(timeZone, moment) : Date.parse(moment)

const two = (count: number) => String(count).padStart(2, '0')

/** An instant's day and time on the wall. */
export function wallOf(instant: number, timeZone: string): { date: string; time: string } {
  const wall = new Date(wallTime(instant, timeZone))
  return {
    date: wall.toISOString().slice(0, 10),
    time: `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`,
  }
}

/** A date as it is; an instant with its time in the zone, unless that is the start of a day. */
export function momentText(moment: string, timeZone: string, language: Language): string {
  if (moment.length === 10) return formatDate(moment, language)
  const { date, time } = wallOf(Date.parse(moment), timeZone)
  return time === '00:00' ? formatDate(date, language) : `${formatDate(date, language)}, ${time}`
}

/**
 * What the API takes for a day and a time on the wall: the date alone for its start, or else an instant.
 * @param time HH:MM, or empty for the start of the day
 */
export const momentOf = (timeZone: string, date: string, time: string): string =>
  time === '' || time === '00:00' ? date : new Date(instantIn(timeZone, date, time)).toISOString()
