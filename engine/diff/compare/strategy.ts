/** What a strategy says of itself and of its subjects. */
import type { Strategy } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { fromTo, nameById, rawSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'

const name: Say = say('strategy.name')
const elsewhere = 'elsewhere'

const rules: Rules<Strategy> = {
  $schema: {
    group: 'texts',
    cosmetic: true,
    say: (before, after) => fromTo(say('strategy.schema'), before, after, rawSay),
  },
  format: { group: 'structure', say: (before, after) => fromTo(say('strategy.format'), before, after, rawSay) },
  id: { group: 'structure', say: (before, after) => fromTo(say('strategy.id'), before, after, rawSay) },
  title: textRule(() => say('title', { name })),
  description: textRule(() => say('description', { name })),
  ordered: {
    group: 'thresholds',
    absent: () => true,
    say: (_, after) => say(after === false ? 'ordered.no' : 'ordered.yes'),
  },
  subject: elsewhere,
  fields: elsewhere,
  derived: elsewhere,
  scores: elsewhere,
  dimensions: elsewhere,
  tiers: elsewhere,
  assign: elsewhere,
  hold: elsewhere,
  overrides: elsewhere,
  treatments: elsewhere,
}

export function compareStrategy(comparison: Comparison): void {
  const { a, b } = comparison
  const documents: Both<Strategy> = { a, b, pathA: '', pathB: '' }
  compareProperties(comparison, documents, { what: 'strategy', id: b.id, name }, rules)
  compareSubject(comparison)
}

type Subject = NonNullable<Strategy['subject']>

/** The measure is summed up in impact; it decides nothing. */
const subjectRules = ({ a, b }: Comparison): Rules<Subject> => ({
  title: textRule(() => say('subject.title')),
  measure: {
    group: 'fields',
    cosmetic: true,
    say: (before, after) =>
      fromTo(say('subject.measure'), before, after, (id) => nameById([...b.fields, ...a.fields], id)),
  },
})

function compareSubject(comparison: Comparison): void {
  const { a, b } = comparison
  const what = 'strategy'
  if (a.subject && b.subject) {
    const both: Both<Subject> = { a: a.subject, b: b.subject, pathA: '/subject', pathB: '/subject' }
    compareProperties(comparison, both, { what, id: b.id, name }, subjectRules(comparison))
  } else if (a.subject) {
    const path = { a: '/subject' }
    comparison.report({
      kind: 'removed',
      what,
      id: b.id,
      path,
      group: 'texts',
      cosmetic: true,
      say: say('subject.removed'),
    })
  } else if (b.subject) {
    const path = { b: '/subject' }
    comparison.report({
      kind: 'added',
      what,
      id: b.id,
      path,
      group: 'texts',
      cosmetic: true,
      say: say('subject.added'),
    })
  }
}
