/** Bands: a moved edge, another yield, a band that came or went. */
import { bandInterval, intervalPhrase } from '../../words/sentence/index.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { alignSequence, type Trait } from '../sequence.ts'
import { type Edged, edgeSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'
import { type Classes, compareSpoken, sameYield, yieldOf } from './classes.ts'

export function compareBands(classes: Classes, a: readonly Edged[], b: readonly Edged[]): void {
  const { comparison, id, group, name } = classes
  const common = { what: 'band', id, group } as const
  const placeA = (index: number) => below(below(classes.pathA, 'bands'), index)
  const placeB = (index: number) => below(below(classes.pathB, 'bands'), index)
  const told = (index: number, side: 'before' | 'after') => bandSays(classes, side === 'before' ? a : b, index, side)
  for (const step of alignSequence(
    a.map((band) => traitOf(band, classes)),
    b.map((band) => traitOf(band, classes)),
  )) {
    if (step.b === undefined) {
      const says = say('band.removed', { name, ...told(step.a, 'before') })
      comparison.report({ ...common, kind: 'removed', path: { a: placeA(step.a) }, say: says })
    } else if (step.a === undefined) {
      const says = say('band.added', { name, ...told(step.b, 'after') })
      comparison.report({ ...common, kind: 'added', path: { b: placeB(step.b) }, say: says })
    } else {
      compareBand(classes, { a, b, indexA: step.a, indexB: step.b }, { a: placeA(step.a), b: placeB(step.b) })
    }
  }
}

function traitOf(band: Edged, classes: Classes): Trait {
  return { key: [band.from ?? null, band.above ?? null], yields: yieldOf(band, classes), whole: band }
}

function bandSays(classes: Classes, bands: readonly Edged[], index: number, side: 'before' | 'after') {
  const facet = side === 'before' ? classes.facetA : classes.facetB
  const interval: Say = (speech) => intervalPhrase(bandInterval(bands, index), facet(speech[side]), speech[side])
  return { interval, yields: classes.sayYield(yieldOf(bands[index] as Edged, classes), side) }
}

interface Bands {
  a: readonly Edged[]
  b: readonly Edged[]
  indexA: number
  indexB: number
}

function compareBand(classes: Classes, { a, b, indexA, indexB }: Bands, path: { a: string; b: string }): void {
  const { comparison, id, group, name, yieldKey } = classes
  const [old, now] = [a[indexA] as Edged, b[indexB] as Edged]
  const before = bandSays(classes, a, indexA, 'before')
  const after = bandSays(classes, b, indexB, 'after')
  const common = { kind: 'changed', what: 'band', id, group } as const
  const edgeKept = old.from === now.from && old.above === now.above
  const kept = sameYield(old, now, classes)
  if (!edgeKept) {
    const says = kept
      ? say('band.edge', {
          name,
          yields: after.yields,
          before: edgeSay(old, classes.facetA, 'before'),
          after: edgeSay(now, classes.facetB, 'after'),
        })
      : say('band.both', {
          name,
          after: after.yields,
          intervalAfter: after.interval,
          before: before.yields,
          intervalBefore: before.interval,
        })
    const edges = { ...(edgePlace(old, path.a, 'a') ?? {}), ...(edgePlace(now, path.b, 'b') ?? {}) }
    const also = kept ? [] : [{ a: below(path.a, yieldKey), b: below(path.b, yieldKey) }]
    comparison.report({ ...common, path: edges, also, say: says })
  } else if (!kept) {
    const says = say('band.yield', { name, interval: after.interval, before: before.yields, after: after.yields })
    comparison.report({ ...common, path: { a: below(path.a, yieldKey), b: below(path.b, yieldKey) }, say: says })
  }
  const entry = say('entry.of', { name, entry: after.interval })
  if (!same(old, now)) compareSpoken(classes, 'band', old, now, path, entry)
}

function edgePlace(band: Edged, path: string, side: 'a' | 'b') {
  if (band.from !== undefined) return { [side]: below(path, 'from') }
  return band.above === undefined ? undefined : { [side]: below(path, 'above') }
}
