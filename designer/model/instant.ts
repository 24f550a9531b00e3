import type { Language } from '../../engine/index.ts'

/** Instants as a language writes them, in the time zone of this browser. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, hourCycle: 'h23' })
  formats.set(key, made)
  return made
}

const written = (instant: string, language: Language, options: Intl.DateTimeFormatOptions): string => {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? instant : formatOf(language, options).format(time)
}

/** Day and time to the second: 12 Jul 2026, 02:00:14. What is no instant is returned as it is. */
export const formatInstant = (instant: string, language: Language): string =>
  Number.isNaN(Date.parse(instant))
    ? instant
    : `${formatDay(instant, language)}${language === 'en' ? ', ' : ' '}${formatTime(instant, language)}`

/** The day alone: 12 Jul 2026. */
export const formatDay = (instant: string, language: Language): string =>
  written(instant, language, { dateStyle: 'medium' })

/** The time alone: 02:00:14. */
export const formatTime = (instant: string, language: Language): string =>
  written(instant, language, { timeStyle: 'medium' })
