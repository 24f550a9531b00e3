/** Derived values. */
import type { Derived, Scalar } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import { compareProperties, placeOfProperty, type Rules, textRule } from '../properties.ts'
import { same } from '../same.ts'
import { dimensionFacet, fromTo, literalSay, measureSay, nameSay, numberSay, valueSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import type { Classes } from './classes.ts'
import { compareList } from './lists.ts'
import { comparePoints, kindOf, kindSay } from './points.ts'

/** A derived value may read those before it; where two refuse, the first gives the code. So order counts. */
export function compareDerived(comparison: Comparison): void {
  const { a, b } = comparison
  const pairs = compareList(comparison, {
    what: 'derived',
    pointer: '/derived',
    a: a.derived,
    b: b.derived,
    group: 'fields',
    orderIsCosmetic: false,
    added: (derived) => say('derived.added', { name: nameSay(derived), value: bodySay(derived, 'after') }),
    removed: (derived) => say('derived.removed', { name: nameSay(derived) }),
  })
  for (const pair of pairs) {
    compareProperties(comparison, pair, { what: 'derived', id: pair.b.id, name: nameSay(pair.b) }, rules)
    compareBody(comparison, pair)
  }
}

const named = (key: DiffKey) => (derived: Derived) => say(key, { name: nameSay(derived) })

const rules: Rules<Derived> = {
  id: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  unit: textRule(named('unit')),
  show: {
    group: 'texts',
    cosmetic: true,
    say: (_, after, { b }) => say(after === undefined ? 'show.number' : 'show.percent', { name: nameSay(b) }),
  },
  decimals: {
    group: 'fields',
    absent: () => 6,
    say: (before, after, { b }) => fromTo(say('decimals', { name: nameSay(b) }), before, after, numberSay),
  },
  value: 'elsewhere',
  bands: 'elsewhere',
  lookup: 'elsewhere',
  otherwise: 'elsewhere',
  table: 'elsewhere',
}

function bodySay(derived: Derived, side: 'before' | 'after'): Say {
  const kind = kindOf(derived)
  if (derived.value === undefined) return kindSay(derived)
  const value = valueSay(derived.value, side)
  return kind === undefined ? value : say('derived.by', { kind: kindSay(derived), value })
}

function compareBody(comparison: Comparison, derived: Both<Derived>): void {
  const { a, b, pathA, pathB } = derived
  const name = nameSay(b)
  const common = { kind: 'changed', what: 'derived', id: b.id, group: 'fields' } as const
  if (kindOf(a) !== kindOf(b)) {
    const keys = ['value', 'bands', 'lookup', 'otherwise', 'table'] as const
    const places = keys.filter((key) => !same(a[key], b[key])).map((key) => placeOfProperty(derived, key))
    const [path = {}, ...also] = places
    const [before, after] = [bodySay(a, 'before'), bodySay(b, 'after')]
    comparison.report({
      ...common,
      path,
      also,
      say: say('change', { aspect: say('derived.kind', { name }), before, after }),
    })
    return
  }
  if (!same(a.value, b.value)) {
    const path = placeOfProperty(derived, 'value')
    comparison.report({ ...common, path, say: measureSay(name, a.value, b.value) })
  }
  const classes: Classes = {
    comparison,
    id: b.id,
    name,
    group: 'fields',
    pathA,
    pathB,
    facetA: (vocabulary) => dimensionFacet(a.value === undefined ? {} : { value: a.value }, vocabulary),
    facetB: (vocabulary) => dimensionFacet(b.value === undefined ? {} : { value: b.value }, vocabulary),
    yieldKey: 'value',
    sayYield: (value, side) =>
      literalSay(value as Scalar, () => ({ kind: 'number', ...manner(side === 'before' ? a : b) }), side),
  }
  comparePoints(classes, a, b)
}

const manner = ({ show, unit }: Derived) => ({ show, unit })
