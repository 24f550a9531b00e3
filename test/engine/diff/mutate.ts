/** Documents changed at random, one step at a time; mostly still of the right shape. */
import type { Strategy } from '../../../engine/index.ts'
import type { Draw } from '../../conformance/generate/choose.ts'

type Loose = Record<string, unknown>

/** Every object and array of a document. */
function nodesIn(node: unknown): (Loose | unknown[])[] {
  if (typeof node !== 'object' || node === null) return []
  return [node as Loose, ...Object.values(node).flatMap(nodesIn)]
}

const isThings = (list: unknown[]): list is Loose[] =>
  list.every((item) => typeof item === 'object' && item !== null && 'id' in item)

/** A copy with a few changes. */
export function mutated(source: Strategy, draw: Draw): Strategy {
  const document = structuredClone(source)
  const times = draw.integer(1, 4)
  for (let time = 0; time < times; time++) mutateOnce(document, draw)
  return JSON.parse(JSON.stringify(document))
}

function mutateOnce(document: Strategy, draw: Draw): void {
  const node = draw.pick(nodesIn(document))
  if (Array.isArray(node)) {
    mutateArray(node, draw)
    return
  }
  const keys = Object.keys(node)
  if (keys.length === 0) return
  const key = draw.pick(keys)
  const value = node[key]
  if (key === 'id' && draw.oneIn(2)) return
  if (draw.oneIn(8)) delete node[key]
  else if (draw.oneIn(10)) node.title = draw.pick(['New title', { en: 'New', 'zh-Hant': '新' }, { 'zh-Hans': '新' }])
  else if (draw.oneIn(12))
    Object.assign(node, draw.pick([{ required: false }, { missing: 'skip' }, { final: true }, { ordered: true }]))
  else if (typeof value === 'number') node[key] = changed(value, draw)
  else if (typeof value === 'boolean') node[key] = !value
  else if (typeof value === 'string') node[key] = draw.oneIn(2) ? `${value}x` : draw.pick(textsIn(document))
}

const changed = (value: number, draw: Draw): number =>
  Math.round((value + draw.pick([1, -1, 0.5, 0.01, -0.01, 10])) * 10_000) / 10_000

const textsIn = (node: unknown): string[] =>
  typeof node === 'string'
    ? [node]
    : typeof node === 'object' && node !== null
      ? Object.values(node).flatMap(textsIn)
      : []

function mutateArray(list: unknown[], draw: Draw): void {
  if (list.length === 0) return
  const at = draw.integer(0, list.length - 1)
  const kind = draw.integer(0, 3)
  if (kind === 0) list.splice(at, 1)
  else if (kind === 1) {
    const [item] = list.splice(at, 1)
    list.splice(draw.integer(0, list.length), 0, item)
  } else if (kind === 2) {
    const copy = structuredClone(list[at])
    if (isThings(list)) (copy as Loose).id = `${(copy as Loose).id}_new`
    list.splice(draw.integer(0, list.length), 0, copy)
  } else if (isThings(list)) (list[at] as Loose).id = `${list[at]?.id}_renamed`
  else if (typeof list[at] === 'number') list[at] = changed(list[at], draw)
}
