/**
 * Time zones: a date begins at an instant, and an instant lies on a date.
 *
 * Rules come from the IANA database that Node carries. Not every day begins at 00:00 (clocks may go
 * forward at midnight), and a few dates don't exist at all (Apia, 2011-12-30): a day begins at the
 * first instant whose date is that day or later.
 */
const DAY = 86_400_000
const SECOND = 1_000
const KEPT_DAYS = 10_000

export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The date, YYYY-MM-DD, on which an instant lies. */
export const dateAt = (instant: number, timeZone: string): string => {
  const zone = zoneOf(timeZone)
  // Offsets are whole seconds, so that "now" is worked out once a second.
  const second = Math.floor(instant / SECOND)
  if (zone.second !== second) {
    zone.second = second
    zone.date = new Date(localTime(zone, instant)).toISOString().slice(0, 10)
  }
  return zone.date
}

/** The first instant of a date. */
export const startOfDay = (date: string, timeZone: string): number => {
  const zone = zoneOf(timeZone)
  const kept = zone.starts.get(date)
  if (kept !== undefined) return kept
  const start = findStart(zone, Date.parse(`${date}T00:00:00Z`))
  if (zone.starts.size >= KEPT_DAYS) zone.starts.clear()
  zone.starts.set(date, start)
  return start
}

interface Zone {
  format: Intl.DateTimeFormat
  /** Memory of `dateAt`. */
  second: number
  date: string
  /** Memory of `startOfDay`. */
  starts: Map<string, number>
}

const zones = new Map<string, Zone>()

const zoneOf = (timeZone: string): Zone => {
  const known = zones.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const zone = { format, second: Number.NaN, date: '', starts: new Map<string, number>() }
  zones.set(timeZone, zone)
  return zone
}

/** What the zone's clock shows at an instant, as if it were UTC, to the second. */
const localTime = (zone: Zone, instant: number): number => {
  const part: Record<string, string> = {}
  for (const { type, value } of zone.format.formatToParts(instant)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const local = new Date(0)
  local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day))
  local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second))
  return local.getTime()
}

const findStart = (zone: Zone, midnight: number): number => {
  const offsetAt = (instant: number) => localTime(zone, instant) - instant
  const [before, after] = [offsetAt(midnight - DAY), offsetAt(midnight + DAY)]
  const [first, second] = [midnight - Math.max(before, after), midnight - Math.min(before, after)]
  if (localTime(zone, first) === midnight) return first
  if (localTime(zone, second) === midnight) return second
  // 00:00 doesn't exist that day: the clocks go forward over it, and until then dates only grow.
  let [low, high] = [first - DAY, second]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (localTime(zone, middle) >= midnight) high = middle
    else low = middle
  }
  return high
}
