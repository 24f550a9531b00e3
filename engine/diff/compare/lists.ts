/** What all lists of things with ids have in common: coming, going, a new id, another order. */

import type { Text } from '../../strategy/document.ts'
import { alignById, type Pair } from '../align.ts'
import type { Both, Comparison } from '../comparison.ts'
import type { DiffGroup, DiffWhat } from '../entry.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { nameSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'

interface Named {
  id: string
  title?: Text
}

interface List<T> {
  what: DiffWhat
  /** The list's place in both documents. */
  pointer: string
  a: readonly T[] | undefined
  b: readonly T[] | undefined
  group: DiffGroup
  /** True where another order changes no decision. */
  orderIsCosmetic: boolean
  added: (item: T) => Say
  removed: (item: T) => Say
  order?: (item: T, before: T | undefined) => Say
}

/** Reports what came, went and moved; answers with what both have and is not the same, in the new order. */
export function compareList<T extends Named>(comparison: Comparison, list: List<T>): Both<T>[] {
  const { what, pointer, group } = list
  if ((list.a ?? list.b)?.length === 0) reportEmpty(comparison, list)
  const { pairs, removed, added } = alignById(list.a, list.b, ({ id }) => id)
  for (const { item, index } of removed)
    comparison.report({
      kind: 'removed',
      what,
      id: item.id,
      path: { a: below(pointer, index) },
      group,
      say: list.removed(item),
    })
  for (const { item, index } of added)
    comparison.report({
      kind: 'added',
      what,
      id: item.id,
      path: { b: below(pointer, index) },
      group,
      say: list.added(item),
    })
  for (const pair of pairs) if (pair.moved) reportMove(comparison, list, pair)
  return pairs
    .filter(({ a, b }) => !same(a, b))
    .map(({ a, b, indexA, indexB }) => ({ a, b, pathA: below(pointer, indexA), pathB: below(pointer, indexB) }))
}

/** A list without anything in it says what no list says. */
function reportEmpty<T extends Named>(comparison: Comparison, { what, pointer, a, b, group }: List<T>): void {
  if ((a === undefined) === (b === undefined)) return
  const path = a === undefined ? { b: pointer } : { a: pointer }
  const name = say(`what.${what}`)
  const says = say(a === undefined ? 'default.written' : 'default.left', { name, key: pointer.slice(1), value: '[]' })
  comparison.report({ kind: 'changed', what, id: comparison.b.id, path, group, cosmetic: true, say: says })
}

function reportMove<T extends Named>(comparison: Comparison, list: List<T>, { b, indexA, indexB }: Pair<T>): void {
  const { what, pointer, group } = list
  const before = list.b?.[indexB - 1]
  comparison.report({
    kind: 'moved',
    what,
    id: b.id,
    path: { a: below(pointer, indexA), b: below(pointer, indexB) },
    group,
    cosmetic: list.orderIsCosmetic,
    say: (list.order ?? orderSay(what))(b, before),
  })
}

const orderSay =
  (what: DiffWhat) =>
  (item: Named, before: Named | undefined): Say =>
    before === undefined
      ? say('order.first', { what: say(`what.${what}`), name: nameSay(item) })
      : say('order.after', { what: say(`what.${what}`), name: nameSay(item), other: nameSay(before) })
