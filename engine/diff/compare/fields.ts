/** Fields: what a subject must bring. */
import type { Field } from '../../strategy/document.ts'
import { type Option, optionName, optionsOf } from '../../words/names.ts'
import { plain } from '../../words/phrase.ts'
import type { Facet } from '../../words/sentence/index.ts'
import { alignById } from '../align.ts'
import type { Both, Comparison } from '../comparison.ts'
import { below } from '../pointer.ts'
import { compareProperties, placeOfProperty, type Rule, type Rules, textRule } from '../properties.ts'
import { same } from '../same.ts'
import { fromTo, joinedSay, listSay, literalSay, nameSay, textSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { compareList } from './lists.ts'

/**
 * The order of fields is no cosmetic matter: where several refuse, the first gives the refusal its code.
 */
export function compareFields(comparison: Comparison): void {
  const { a, b } = comparison
  const pairs = compareList(comparison, {
    what: 'field',
    pointer: '/fields',
    a: a.fields,
    b: b.fields,
    group: 'fields',
    orderIsCosmetic: false,
    added: (field) => say('field.added', { name: nameSay(field), nature: natureSay(field) }),
    removed: (field) => say('field.removed', { name: nameSay(field) }),
  })
  for (const pair of pairs) {
    compareProperties(comparison, pair, { what: 'field', id: pair.b.id, name: nameSay(pair.b) }, rules)
    compareOptions(comparison, pair)
  }
}

const facetOfField = (field: Field) => (): Facet => ({ kind: field.type, show: field.show, unit: field.unit })

/** “whole number, 0 to 100, may be missing”. */
function natureSay(field: Field): Say {
  const { min, max } = field
  const quantity = (value: number) => literalSay(value, facetOfField(field), 'after')
  const range =
    min !== undefined && max !== undefined
      ? say('range.between', { min: quantity(min), max: quantity(max) })
      : min !== undefined
        ? say('range.from', { min: quantity(min) })
        : max !== undefined
          ? say('range.to', { max: quantity(max) })
          : undefined
  const options = optionsOf(field.options)
  return joinedSay(
    [
      options.length > 0 ? listSay(options.map(optionSay), 'or') : say(`type.${field.type}`),
      ...(range ? [range] : []),
      ...(field.required === false ? [say('field.mayBeMissing')] : []),
    ],
    'clause',
  )
}

const optionSay =
  (option: Option): Say =>
  ({ language }) =>
    plain(optionName(option, language))

const named = (key: DiffKey) => (field: Field) => say(key, { name: nameSay(field) })

const flagRule = (absent: boolean, yes: DiffKey, no: DiffKey): Rule<Field, boolean> => ({
  group: 'fields',
  absent: () => absent,
  say: (_, after, { b }) => say((after ?? absent) ? yes : no, { name: nameSay(b) }),
})

const limitRule = (key: DiffKey, cosmetic = false): Rule<Field, number> => ({
  group: 'fields',
  cosmetic,
  say: (before, after, { b }) =>
    fromTo(say(key, { name: nameSay(b) }), before, after, (limit) => literalSay(limit, facetOfField(b), 'after')),
})

/** A step guides the hand that types a value; no value is refused for it. */
const rules: Rules<Field> = {
  id: 'elsewhere',
  type: {
    group: 'fields',
    say: (before, after, { b }) =>
      fromTo(say('field.type', { name: nameSay(b) }), before, after, (type) => say(`type.${type}`)),
  },
  title: textRule(named('title')),
  description: textRule(named('description')),
  group: textRule(named('field.group')),
  unit: textRule(named('unit'), 'fields'),
  min: limitRule('field.min'),
  max: limitRule('field.max'),
  step: limitRule('field.step', true),
  options: 'elsewhere',
  show: {
    group: 'texts',
    cosmetic: true,
    say: (_, after, { b }) => say(after === undefined ? 'show.number' : 'show.percent', { name: nameSay(b) }),
  },
  required: flagRule(true, 'field.required', 'field.optional'),
  sensitive: flagRule(false, 'field.sensitive', 'field.notSensitive'),
  actionable: flagRule(true, 'actionable.yes', 'actionable.no'),
}

function compareOptions(comparison: Comparison, field: Both<Field>): void {
  const { a, b } = field
  if (same(a.options, b.options)) return
  const common = { what: 'field', id: b.id, group: 'fields' } as const
  const name = nameSay(b)
  if (a.options === undefined || b.options === undefined) {
    const path = placeOfProperty(field, 'options')
    const given = optionsOf(b.options ?? a.options).map(optionSay)
    const key = b.options === undefined ? 'options.removed' : 'options.added'
    comparison.report({ ...common, kind: 'changed', path, say: say(key, { name, options: listSay(given) }) })
    return
  }
  const place = (path: string, index: number) => below(below(path, 'options'), index)
  const { pairs, removed, added } = alignById(optionsOf(a.options), optionsOf(b.options), ({ id }) => id)
  for (const { item, index } of removed) {
    const path = { a: place(field.pathA, index) }
    comparison.report({
      ...common,
      kind: 'removed',
      path,
      say: say('option.removed', { name, option: optionSay(item) }),
    })
  }
  for (const { item, index } of added) {
    const path = { b: place(field.pathB, index) }
    comparison.report({ ...common, kind: 'added', path, say: say('option.added', { name, option: optionSay(item) }) })
  }
  for (const pair of pairs) {
    const path = { a: place(field.pathA, pair.indexA), b: place(field.pathB, pair.indexB) }
    const option = () => plain(pair.b.id)
    if (!same(a.options[pair.indexA], b.options[pair.indexB])) {
      const spoken = textSay(say('option.title', { name, option }), pair.a.title, pair.b.title)
      comparison.report({ ...common, group: 'texts', kind: 'changed', path, cosmetic: true, say: spoken })
    }
    if (pair.moved) {
      const spoken = say('option.moved', { name, option: optionSay(pair.b) })
      comparison.report({ ...common, kind: 'moved', path, cosmetic: true, say: spoken })
    }
  }
}
