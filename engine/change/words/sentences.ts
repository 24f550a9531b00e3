/** A change of tier in sentences: what came of it, what did it, and through what. */
import { formatDate } from '../../words/format.ts'
import { type Language, languages } from '../../words/glossary.ts'
import type { DimensionChange, Factor, FieldChange, OverrideChange, Stages, TierChange } from '../change.ts'
import type { Mixtures } from '../mixtures.ts'
import { Speech } from './speech.ts'

type Told = Omit<TierChange, 'sentences'>

/** So many dimensions are told: the list has all. */
const MOST_DIMENSIONS = 3
const MOST_EDITS = 5
const DECIMALS = 4

export function sentencesOf(change: Told, mixtures: Mixtures): Record<Language, string[]> {
  const { before, after } = mixtures
  const tell = (language: Language): string[] => {
    const speech = new Speech(language, before.strategy.document, after.strategy.document)
    return [
      outcomeSentence(change, speech),
      ...(change.changed ? causeSentences(change, mixtures, speech) : []),
      ...fieldSentences(change, speech),
      ...ruleSentences(change, speech),
      ...partSentences(change, speech),
    ]
  }
  return Object.fromEntries(languages.map((language) => [language, tell(language)])) as Record<Language, string[]>
}

function outcomeSentence({ before, after, changed }: Told, speech: Speech): string {
  const params = { before: speech.outcome(before.outcome, 'before'), after: speech.outcome(after.outcome, 'after') }
  const [was, is] = ['tier' in before.outcome, 'tier' in after.outcome]
  if (was && is) return speech.say(changed ? directionOf(before, after, speech) : 'stayed', params)
  if (was) return speech.say('nowRefused', params)
  if (is) return speech.say('wasRefused', params)
  return speech.say(changed ? 'refusedOtherwise' : 'stayedRefused', params)
}

/** Tiers are listed best first; of classes without rank, or where the later version lacks one, none is better. */
function directionOf(before: Stages, after: Stages, { after: { tiers, ordered } }: Speech): 'rose' | 'fell' | 'became' {
  const placeOf = ({ outcome }: Stages) => tiers.findIndex(({ id }) => 'tier' in outcome && id === outcome.tier)
  const [old, now] = [placeOf(before), placeOf(after)]
  if (ordered === false || old < 0 || now < 0) return 'became'
  return now < old ? 'rose' : 'fell'
}

function causeSentences({ causes }: Told, mixtures: Mixtures, speech: Speech): string[] {
  const said = causes.map((cause) => cause.map((factor) => factorText(factor, mixtures, speech)))
  const [first] = said
  if (!first) return []
  if (first.length > 1) return said.map((cause) => speech.say('byAll', { causes: speech.list(cause) }))
  if (said.length === 1) return [speech.say('byOne', { cause: first[0] ?? '' })]
  return [speech.say('byAny', { causes: speech.list(said.flat()) })]
}

function factorText(factor: Factor, { before, after }: Mixtures, speech: Speech): string {
  switch (factor) {
    case 'data':
      return speech.say('data')
    case 'rules': {
      const [old, now] = [before.strategy.identity.version, after.strategy.identity.version]
      if (old === undefined || now === undefined) return speech.say('rulesUnnumbered')
      return speech.say('rules', { before: String(old), after: String(now) })
    }
    case 'previousTier':
      return speech.say('previousTier', {
        before: speech.tier(before.previousTier, 'before'),
        after: speech.tier(after.previousTier),
      })
    case 'date':
      return speech.say('date', {
        before: formatDate(before.asOf, speech.language),
        after: formatDate(after.asOf, speech.language),
      })
  }
}

function fieldSentences({ data }: Told, speech: Speech): string[] {
  if (!data) return []
  const told = (ids: readonly string[]) =>
    speech.list(data.fields.filter(({ id }) => ids.includes(id)).map((field) => fieldText(field, speech)))
  if (data.alone.length === 1) return [speech.say('fieldAlone', { field: told(data.alone) })]
  if (data.alone.length > 1) return [speech.say('fieldsAlone', { fields: told(data.alone) })]
  return [speech.say('fieldsTogether', { fields: told(data.together) })]
}

function fieldText({ id, before, after, sensitive }: FieldChange, speech: Speech): string {
  const name = speech.name('fields', id)
  if (sensitive) return speech.say('sensitiveField', { name })
  return speech.say('field', {
    name,
    before: speech.value(id, before, 'before'),
    after: speech.value(id, after, 'after'),
  })
}

/** The edits of the rules; those first of dimensions and overrides that did something else with the same data. */
function ruleSentences({ rules }: Told, speech: Speech): string[] {
  if (!rules) return []
  const felt = new Set([...rules.dimensions, ...rules.overrides])
  const isFelt = (change: { id: string; what: string }) =>
    felt.has(change.id) || (rules.thresholds && change.what === 'threshold')
  const ordered = [...rules.changes.filter(isFelt), ...rules.changes.filter((change) => !isFelt(change))]
  const told = ordered.slice(0, MOST_EDITS)
  const left = ordered.length - told.length
  return [
    ...told.map(({ sentence }) => speech.say('edit', { edit: sentence[speech.language] })),
    ...(left > 0 ? [speech.say('edits', { n: left })] : []),
  ]
}

function partSentences(change: Told, speech: Speech): string[] {
  return [
    ...scoreSentences(change, speech),
    ...(change.rules?.thresholds ? [speech.say('thresholdsMoved')] : []),
    ...change.dimensions.slice(0, MOST_DIMENSIONS).map((dimension) => dimensionSentence(dimension, speech)),
    ...holdSentences(change, speech),
    ...change.overrides.map((override) => overrideSentence(override, speech)),
  ]
}

/** The score that assigns, where it is one and changed. */
function scoreSentences({ before, after }: Told, speech: Speech): string[] {
  const { assign } = speech.after
  if (!('score' in assign)) return []
  const [old, now] = [before.scores?.[assign.score], after.scores?.[assign.score]]
  if (old === undefined || now === undefined || old === now) return []
  const name = speech.name('scores', assign.score)
  return [speech.say('score', { name, before: speech.number(old), after: speech.number(now) })]
}

function dimensionSentence({ id, before, after }: DimensionChange, speech: Speech): string {
  const name = speech.name('dimensions', id)
  const change = speech.signed(exact((after?.contribution ?? 0) - (before?.contribution ?? 0)))
  if (before && after)
    return speech.say('dimension', {
      name,
      before: speech.number(before.points),
      after: speech.number(after.points),
      change,
    })
  if (after) return speech.say('dimensionNew', { name, after: speech.number(after.points), change })
  return speech.say('dimensionGone', { name, change: speech.signed(before?.contribution ?? 0) })
}

/** Contributions have four places; their difference as a double may show more. */
const exact = (difference: number): number => Number(difference.toFixed(DECIMALS))

function holdSentences({ hold }: Told, speech: Speech): string[] {
  if (!hold) return []
  const { before, after } = hold
  if (!after) return [speech.say('holdEnded', { to: speech.tier(before?.to, 'before') })]
  const key = after.outcome === 'limited' ? 'holdLimited' : 'holdKept'
  return [speech.say(key, { from: speech.tier(after.from), to: speech.tier(after.to) })]
}

function overrideSentence({ id, before, after, from, to }: OverrideChange, speech: Speech): string {
  const name = speech.name('overrides', id)
  if (after !== 'applied') return speech.say('overrideEnded', { name })
  const said = (state: string | number | undefined) =>
    typeof state === 'number' ? speech.number(state) : speech.tier(state)
  const key = before === 'applied' ? 'overrideChanged' : 'overrideApplied'
  return speech.say(key, { name, from: said(from), to: said(to), reason: speech.reason(id) })
}
