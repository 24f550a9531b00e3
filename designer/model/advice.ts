import type { Language, NextTier, Scalar, Strategy, Way, WayTarget } from '../../engine/index.ts'
import { formatNumber, formatSigned } from './format.ts'
import { phraseOf, translate } from './i18n/translate.ts'
import { byId, nameOf, tierName } from './names.ts'
import { joinPhrases, name, type Phrase, plain, value } from './phrase.ts'
import { cellPhrase, facetOf, vocabularyOf } from './sentence.ts'

/** A way to the next tier in words: “Channel coverage ≥ 20, Payment lc: adds 21”. */
export interface Advice {
  /** What would have to change. */
  change: Phrase
  /** What it gains. */
  gain: Phrase
}

/** How far the next better tier is. An override may hold back a score that is high enough. */
export function toNextText({ tier, missingPoints }: NextTier, strategy: Strategy, language: Language): string {
  const name = tierName(strategy, tier, language)
  return missingPoints > 0
    ? translate(language, 'score.toNext', { points: formatNumber(missingPoints, language), tier: name })
    : translate(language, 'decisions.enough', { tier: name })
}

/** The ways that an evaluation with trace `full` found, the cheapest first, as it lists them. */
export function adviceOf(next: NextTier, score: number | undefined, strategy: Strategy, language: Language): Advice[] {
  return (next.ways ?? []).map((way) => ({
    change: changePhrase(way, strategy, language),
    gain: phraseOf(language, 'advice.gain', {
      gains: value(formatSigned(way.gains, language)),
      total: value(score === undefined ? '' : formatNumber(Math.round((score + way.gains) * 1e4) / 1e4, language)),
    }),
  }))
}

function changePhrase(way: Way, strategy: Strategy, language: Language): Phrase {
  const parts = way.dimensions.map((id, index) => targetPhrase(id, way.to[index], strategy, language))
  const comma = phraseOf(language, 'join.clause')
  return joinPhrases(parts.flatMap((part, index) => (index === 0 ? [part] : [comma, part])))
}

function targetPhrase(id: string, target: WayTarget | undefined, strategy: Strategy, language: Language): Phrase {
  const dimension = byId(strategy.dimensions, id)
  if (!dimension || target === undefined) return name(id, id)
  const vocabulary = vocabularyOf(strategy, language)
  const found = dimension.value === undefined ? undefined : facetOf(dimension.value, vocabulary)
  const facet = found && { ...found, show: dimension.show ?? found.show, unit: dimension.unit ?? found.unit }
  const cell = cellPhrase(target as Scalar | Scalar[] | Record<string, number>, facet, vocabulary)
  return joinPhrases([name(nameOf(dimension, language), id), plain(' '), cell])
}
