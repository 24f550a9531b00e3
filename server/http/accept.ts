/** Content negotiation (RFC 9110, section 12): which of several representations a request prefers. */
import type { IncomingMessage } from 'node:http'
import { type Language, languages } from '../../engine/index.ts'
import { Fault } from '../services/fault.ts'

interface Preference {
  /** A media range or a language range, in lower case. */
  range: string
  /** 0 to 1; 0 refuses. */
  quality: number
}

/**
 * The media type asked for among those offered; of two equally welcome the one that stands first.
 * @throws Fault not-acceptable
 */
export const mediaFor = <Media extends string>(
  { headers }: IncomingMessage,
  offered: readonly [Media, ...Media[]],
): Media => {
  const preferences = parsed(headers.accept ?? '*/*')
  const best = bestOf(offered, (media) => qualityOf(preferences, mediaRanges(media)))
  if (best !== undefined) return best
  throw new Fault('not-acceptable', `This can be had as ${offered.join(', ')}.`)
}

/** From the most specific range that a media type is in to the least. */
const mediaRanges = (media: string) => [media, `${media.split('/')[0]}/*`, '*/*']

/** The language asked for, English where none of ours is. */
export const languageFor = ({ headers }: IncomingMessage): Language => {
  const preferences = parsed(headers['accept-language'] ?? '')
  return (
    bestOf(languages, (language) =>
      Math.max(...LANGUAGE_RANGES[language].map((range) => qualityOf(preferences, [range]))),
    ) ?? 'en'
  )
}

/** What speakers' browsers send: regions say which script. */
const LANGUAGE_RANGES: Record<Language, string[]> = {
  en: ['en', 'en-us', 'en-gb', 'en-au', 'en-ca'],
  'zh-Hant': ['zh-hant', 'zh-tw', 'zh-hk', 'zh-mo', 'zh-hant-tw', 'zh-hant-hk', 'zh-hant-mo'],
  'zh-Hans': ['zh-hans', 'zh-cn', 'zh-sg', 'zh-my', 'zh-hans-cn', 'zh-hans-sg', 'zh'],
}

const parsed = (header: string): Preference[] =>
  header.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 }
  })

/** The quality of the most specific range given; 0 where none is. */
const qualityOf = (preferences: Preference[], ranges: string[]): number => {
  for (const range of ranges) {
    const given = preferences.filter((preference) => preference.range === range)
    if (given.length > 0) return Math.max(...given.map(({ quality }) => quality))
  }
  return 0
}

const bestOf = <Offered>(offered: readonly Offered[], quality: (one: Offered) => number): Offered | undefined => {
  const rated = offered.map((one) => ({ one, quality: quality(one) })).filter((rating) => rating.quality > 0)
  return rated.sort((a, b) => b.quality - a.quality)[0]?.one
}
