/** Treatments: what a subject in a tier gets. Texts here are content, not decoration. */
import type { Scalar, Text, Treatment } from '../../strategy/document.ts'

import { phraseText } from '../../words/phrase.ts'
import type { Both, Comparison } from '../comparison.ts'
import { below } from '../pointer.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { same } from '../same.ts'
import { conditionSay, joinedSay, nameById, nameSay, narrowed, rewritten, textSay, yieldSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { compareList } from './lists.ts'

type Given = Scalar | Text

export function compareTreatments(comparison: Comparison, tierBefore: (id: string) => string): void {
  const { a, b } = comparison
  const pairs = compareList(comparison, {
    what: 'treatment',
    pointer: '/treatments',
    a: a.treatments,
    b: b.treatments,
    group: 'treatments',
    orderIsCosmetic: true,
    added: (treatment) => say('treatment.added', { name: nameSay(treatment), given: allSay(treatment, 'after') }),
    removed: (treatment) => say('treatment.removed', { name: nameSay(treatment), given: allSay(treatment, 'before') }),
  })
  for (const pair of pairs) {
    compareProperties(comparison, pair, { what: 'treatment', id: pair.b.id, name: nameSay(pair.b) }, rules)
    compareGiven(comparison, pair, tierBefore)
  }
}

const named = (key: DiffKey) => (treatment: Treatment) => say(key, { name: nameSay(treatment) })

const rules: Rules<Treatment> = {
  id: 'elsewhere',
  byTier: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  aspect: textRule(named('treatment.aspect')),
  unit: textRule(named('unit'), 'treatments'),
  when: {
    group: 'treatments',
    say: (before, after, { b }) => {
      const name = nameSay(b)
      if (before === undefined) return say('treatment.whenAdded', { name, after: conditionSay(after ?? null, 'after') })
      if (after === undefined) return say('treatment.whenRemoved', { name, before: conditionSay(before, 'before') })
      const [old, now] = narrowed(before, after)
      return rewritten(
        'treatment.when',
        'override.rewritten',
        conditionSay(old, 'before'),
        conditionSay(now, 'after'),
        { name },
      )
    },
  },
}

const givenSay = (given: Given, treatment: Treatment, side: 'before' | 'after'): Say =>
  yieldSay(given as Scalar, treatment.unit, side)

const tierSay =
  (id: string, side: 'before' | 'after'): Say =>
  (speech) =>
    nameById(speech[side].strategy.tiers, id)(speech)

/** “Key 12, Development 8 visits a year”: the unit once, with the last. */
function allSay(treatment: Treatment, side: 'before' | 'after'): Say {
  return (speech) => {
    const ids = speech[side].strategy.tiers.map(({ id }) => id).filter((id) => treatment.byTier[id] !== undefined)
    const numeric = ids.every((id) => typeof treatment.byTier[id] === 'number')
    const items = ids.map((id, index) => {
      const { unit: _, ...unitless } = treatment
      const shown = numeric && index < ids.length - 1 ? unitless : treatment
      return say(numeric ? 'treatment.item' : 'treatment.itemText', {
        tier: tierSay(id, side),
        given: givenSay(treatment.byTier[id] as Given, shown, side),
      })
    })
    return joinedSay(items, numeric ? 'comma' : 'semicolon')(speech)
  }
}

function compareGiven(
  comparison: Comparison,
  { a, b, pathA, pathB }: Both<Treatment>,
  tierBefore: (id: string) => string,
): void {
  const ranked = comparison.b.tiers.map(({ id }) => id)
  const ids = [...new Set([...ranked, ...Object.keys(b.byTier), ...Object.keys(a.byTier)])]
  const own = (treatment: Treatment, id: string) =>
    Object.hasOwn(treatment.byTier, id) ? (treatment.byTier[id] as Given) : undefined
  for (const id of ids) {
    const [before, after] = [own(a, id), own(b, id)]
    if (same(before, after)) continue
    const name = nameSay(b)
    const place = {
      ...(before === undefined ? {} : { a: below(below(pathA, 'byTier'), tierBefore(id)) }),
      ...(after === undefined ? {} : { b: below(below(pathB, 'byTier'), id) }),
    }
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    const says =
      before === undefined
        ? say('given.added', { name, tier: tierSay(id, 'after'), after: givenSay(after as Given, b, 'after') })
        : after === undefined
          ? say('given.removed', { name, tier: tierSay(id, 'before'), before: givenSay(before, a, 'before') })
          : changedSay(name, id, before, after, { a, b })
    comparison.report({ kind, what: 'treatment', id: b.id, path: place, group: 'treatments', say: says })
  }
}

function changedSay(name: Say, id: string, before: Given, after: Given, { a, b }: { a: Treatment; b: Treatment }): Say {
  const tier = tierSay(id, 'after')
  return (speech) => {
    const [old, now] = [givenSay(before, a, 'before'), givenSay(after, b, 'after')]
    if (phraseText(old(speech)) !== phraseText(now(speech)))
      return say('given.changed', { name, tier, before: old, after: now })(speech)
    // The same to this reader: another language's text, or a number written as a text.
    const aspect = say('given', { name, tier })
    return textSay(aspect, asText(before), asText(after))(speech)
  }
}

const asText = (given: Given): Text => (typeof given === 'object' ? given : String(given))
