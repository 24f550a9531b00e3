/** Documents whose shape is wrong (drafts may be): compared as plain JSON, place by place. */
import type { Strategy } from '../strategy/document.ts'
import { alignById } from './align.ts'
import type { Diff, DiffEntry, DiffKind, DiffWhat, Place } from './entry.ts'
import { below } from './pointer.ts'
import { same } from './same.ts'
import { speakerOf } from './speeches.ts'
import { rawSay } from './words/parts.ts'
import { type Say, say } from './words/say.ts'

const whats: Readonly<Record<string, DiffWhat>> = {
  fields: 'field',
  derived: 'derived',
  scores: 'score',
  dimensions: 'dimension',
  tiers: 'tier',
  assign: 'assignment',
  hold: 'hold',
  overrides: 'override',
  treatments: 'treatment',
}

interface Owner {
  what: DiffWhat
  id: string
}

export function diffRaw(a: unknown, b: unknown): Diff {
  const entries: DiffEntry[] = []
  const report = (kind: DiffKind, { what, id }: Owner, path: Place, before: unknown, after: unknown): void => {
    const place = path.b ?? path.a ?? ''
    const says = say('raw', { place: place || '/', before: valueSay(before), after: valueSay(after) })
    const given = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
    entries.push({ kind, what, id, path, ...given, sentence: speak(says), group: 'structure', cosmetic: false })
  }
  const walk = (old: unknown, now: unknown, path: Required<Place>, owner: Owner): void => {
    if (same(old, now)) return
    if (isThings(old) && isThings(now)) {
      const { pairs, removed, added } = alignById(old, now, ({ id }) => id)
      const named = (id: string): Owner => ({ what: owner.what, id })
      for (const { item, index } of removed)
        report('removed', named(item.id), { a: below(path.a, index) }, item, undefined)
      for (const { item, index } of added) report('added', named(item.id), { b: below(path.b, index) }, undefined, item)
      for (const pair of pairs) {
        const places = { a: below(path.a, pair.indexA), b: below(path.b, pair.indexB) }
        if (pair.moved) report('moved', named(pair.b.id), places, pair.a, pair.b)
        walk(pair.a, pair.b, places, named(pair.b.id))
      }
    } else if (isObject(old) && isObject(now) && Array.isArray(old) === Array.isArray(now)) {
      for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
        const [before, after] = [own(old, key), own(now, key)]
        const places = { a: below(path.a, key), b: below(path.b, key) }
        const inner = path.b === '' ? { ...owner, what: whats[key] ?? 'strategy' } : owner
        if (before === undefined) report('added', inner, { b: places.b }, before, after)
        else if (after === undefined) report('removed', inner, { a: places.a }, before, after)
        else walk(before, after, places, inner)
      }
    } else report('changed', owner, path, old, now)
  }
  walk(a, b, { a: '', b: '' }, { what: 'strategy', id: '' })
  return { entries, resulting: [] }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isThings = (value: unknown): value is { id: string }[] =>
  Array.isArray(value) && value.every((item) => isObject(item) && typeof item.id === 'string')

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined

const valueSay = (value: unknown): Say => (value === undefined ? say('none') : rawSay(value))

const nothing = { fields: [], scores: [], dimensions: [], tiers: [] } as unknown as Strategy

const speak = speakerOf(nothing, nothing)
