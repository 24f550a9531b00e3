/** Curves: points that moved, came or went. */
import { below } from '../pointer.ts'
import { alignSequence } from '../sequence.ts'
import { literalSay } from '../words/parts.ts'
import { say } from '../words/say.ts'
import type { Classes } from './classes.ts'

type CurvePoint = readonly [x: number, points: number]

export function compareCurve(classes: Classes, a: readonly CurvePoint[], b: readonly CurvePoint[]): void {
  const { comparison, id, group, name } = classes
  const common = { what: 'point', id, group } as const
  const trait = (point: CurvePoint) => ({ key: point[0], yields: point[1], whole: point })
  for (const step of alignSequence(a.map(trait), b.map(trait))) {
    const place = {
      ...(step.a === undefined ? {} : { a: below(below(classes.pathA, 'curve'), step.a) }),
      ...(step.b === undefined ? {} : { b: below(below(classes.pathB, 'curve'), step.b) }),
    }
    if (step.b === undefined) {
      const says = say('point.removed', { name, ...pointSays(classes, a[step.a] as CurvePoint, 'before') })
      comparison.report({ ...common, kind: 'removed', path: place, say: says })
    } else if (step.a === undefined) {
      const says = say('point.added', { name, ...pointSays(classes, b[step.b] as CurvePoint, 'after') })
      comparison.report({ ...common, kind: 'added', path: place, say: says })
    } else {
      const [old, now] = [a[step.a] as CurvePoint, b[step.b] as CurvePoint]
      if (old[0] === now[0] && old[1] === now[1]) continue
      comparison.report({ ...common, kind: 'changed', path: place, say: changeSay(classes, old, now) })
    }
  }
}

function pointSays(classes: Classes, [x, points]: CurvePoint, side: 'before' | 'after') {
  const facet = side === 'before' ? classes.facetA : classes.facetB
  return { at: literalSay(x, facet, side), yields: classes.sayYield(points, side) }
}

function changeSay(classes: Classes, old: CurvePoint, now: CurvePoint) {
  const { name } = classes
  const [before, after] = [pointSays(classes, old, 'before'), pointSays(classes, now, 'after')]
  if (old[0] === now[0]) return say('point.yield', { name, at: after.at, before: before.yields, after: after.yields })
  if (old[1] === now[1]) return say('point.at', { name, yields: after.yields, before: before.at, after: after.at })
  return say('point.both', { name, at: after.at, yields: after.yields, atBefore: before.at, before: before.yields })
}
