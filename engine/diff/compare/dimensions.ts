/** Dimensions: what they measure, the points they yield, what they count. */
import type { Dimension, MissingPolicy, Strategy } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import { below } from '../pointer.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { sharesOf } from '../tree.ts'
import { dimensionFacet, fromTo, measureSay, nameSay, numberSay, percentSay, pointsSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import type { Classes } from './classes.ts'
import { comparePlacement, placementSay } from './placement.ts'
import { comparePoints, kindSay } from './points.ts'

export function addedDimension(dimension: Dimension, document: Strategy): Say {
  const name = nameSay(dimension)
  const parent = placementSay(dimension, document)
  const share = sharesOf(document).get(`dimension:${dimension.id}`)?.share
  const isDirect = document.scores.find(({ id }) => id === dimension.into)?.into === undefined
  if (share === undefined || isDirect) return say('dimension.added', { name, parent })
  return say('dimension.addedShare', { name, parent, share: percentSay(share) })
}

const named = (key: DiffKey) => (dimension: Dimension) => say(key, { name: nameSay(dimension) })

const rules: Rules<Dimension> = {
  id: 'elsewhere',
  into: 'elsewhere',
  weight: 'elsewhere',
  points: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  unit: textRule(named('unit')),
  reason: textRule(named('reason')),
  show: {
    group: 'texts',
    cosmetic: true,
    say: (_, after, { b }) => say(after === undefined ? 'show.number' : 'show.percent', { name: nameSay(b) }),
  },
  value: {
    group: 'structure',
    say: (before, after, { b }) => measureSay(nameSay(b), before, after),
  },
  missing: {
    group: 'bands',
    absent: () => 'fail',
    say: (before, after, { b }) =>
      say('change', {
        aspect: say('missing', { name: nameSay(b) }),
        before: policySay(before),
        after: policySay(after),
      }),
  },
  baseline: {
    group: 'bands',
    say: (before, after, { b }) => fromTo(say('baseline', { name: nameSay(b) }), before, after, numberSay),
  },
  actionable: {
    group: 'structure',
    absent: () => true,
    say: (_, after, { b }) => say(after === false ? 'actionable.no' : 'actionable.yes', { name: nameSay(b) }),
  },
}

function policySay(policy: MissingPolicy = 'fail'): Say {
  if (typeof policy === 'object') return pointsSay(policy.points)
  return say(policy === 'skip' ? 'missing.skip' : 'missing.fail')
}

export function compareDimension(comparison: Comparison, pair: Both<Dimension>): void {
  const { a, b, pathA, pathB } = pair
  const name = nameSay(b)
  comparePlacement(comparison, 'dimension', pair)
  compareProperties(comparison, pair, { what: 'dimension', id: b.id, name }, rules)
  const classes: Classes = {
    comparison,
    id: b.id,
    name,
    group: 'bands',
    pathA: below(pathA, 'points'),
    pathB: below(pathB, 'points'),
    facetA: (vocabulary) => dimensionFacet(a, vocabulary),
    facetB: (vocabulary) => dimensionFacet(b, vocabulary),
    yieldKey: 'points',
    sayYield: (points) => pointsSay(points as number),
  }
  if (comparePoints(classes, a.points, b.points)) return
  const says = say('change', {
    aspect: say('points.kind', { name }),
    before: kindSay(a.points),
    after: kindSay(b.points),
  })
  const path = { a: classes.pathA, b: classes.pathB }
  comparison.report({ kind: 'changed', what: 'dimension', id: b.id, path, group: 'bands', say: says })
}
