/** Conditions changed: parts replaced, added, removed and moved. A part is found by its path from the root. */
import { type Condition, changed, type Group, type Join } from './tree.ts'

export type Path = readonly number[]

/** Where something can stand: before the member `index` of the group at `path`. */
export interface Slot {
  path: Path
  index: number
}

export function partAt(root: Condition, path: Path): Condition | undefined {
  return path.reduce<Condition | undefined>(
    (part, index) => (part?.kind === 'group' ? part.members[index] : undefined),
    root,
  )
}

/** The root with one part replaced; everything around it counts as changed. */
export function replaceAt(root: Group, path: Path, part: Condition): Group {
  const [index, ...rest] = path
  if (index === undefined) return part as Group
  const members = root.members.map((member, place) => {
    if (place !== index) return member
    return rest.length === 0 ? part : member.kind === 'group' ? replaceAt(member, rest, part) : member
  })
  return changed(root, { members })
}

const groupAt = (root: Group, path: Path): Group | undefined => {
  const part = partAt(root, path)
  return part?.kind === 'group' ? part : undefined
}

export function setJoin(root: Group, path: Path, join: Join): Group {
  const group = groupAt(root, path)
  return group && group.join !== join ? replaceAt(root, path, changed(group, { join })) : root
}

export function insertAt(root: Group, { path, index }: Slot, part: Condition): Group {
  const group = groupAt(root, path)
  if (!group) return root
  const members = [...group.members.slice(0, index), part, ...group.members.slice(index)]
  return replaceAt(root, path, changed(group, { members }))
}

/** Takes a part away, and the groups that it leaves empty. */
export function removeAt(root: Group, path: Path): Group {
  const parent = path.slice(0, -1)
  const index = path.at(-1)
  const group = groupAt(root, parent)
  if (index === undefined || !group) return root
  const members = group.members.filter((_, place) => place !== index)
  if (members.length === 0 && parent.length > 0) return removeAt(root, parent)
  return replaceAt(root, parent, changed(group, { members }))
}

/** Puts a part into another place; nothing where that is within itself. */
export function moveTo(root: Group, from: Path, slot: Slot): Group {
  const part = partAt(root, from)
  if (!part || from.length === 0 || startsWith(slot.path, from)) return root
  const isOwnPlace =
    samePath(slot.path, from.slice(0, -1)) && [from.at(-1), (from.at(-1) ?? 0) + 1].includes(slot.index)
  if (isOwnPlace) return root
  // The gap that it leaves is closed last, so that no index moves before.
  const gap: Condition = { kind: 'json', source: null }
  const withGap = insertAt(replaceAt(root, from, gap), slot, part)
  const path = pathOf(withGap, gap)
  return path ? removeAt(withGap, path) : root
}

function pathOf(root: Condition, part: Condition): Path | undefined {
  if (root === part) return []
  if (root.kind !== 'group') return undefined
  for (const [index, member] of root.members.entries()) {
    const within = pathOf(member, part)
    if (within) return [index, ...within]
  }
  return undefined
}

/** One place up or down as it is read, into groups and out of them. Answers the new path, too. */
export function moveStep(root: Group, from: Path, by: 1 | -1): { root: Group; path: Path } {
  const part = partAt(root, from)
  const slots = slotsOf(root, []).filter(({ path }) => !startsWith(path, from))
  const index = from.at(-1) ?? 0
  const own = slots.findIndex((slot) => samePath(slot.path, from.slice(0, -1)) && slot.index === index)
  // Before itself and after itself is the same place.
  const slot = slots[by > 0 ? own + 2 : own - 1]
  if (!part || !slot || own < 0) return { root, path: from }
  const moved = moveTo(root, from, slot)
  return { root: moved, path: pathOf(moved, part) ?? from }
}

/** All places as they are read from top to bottom. */
function slotsOf(group: Group, path: Path): Slot[] {
  const slots = group.members.flatMap((member, index): Slot[] => [
    { path, index },
    ...(member.kind === 'group' ? slotsOf(member, [...path, index]) : []),
  ])
  return [...slots, { path, index: group.members.length }]
}

/** All parts as they are read, the root first. */
export function partsOf(condition: Condition, path: Path = []): { path: Path; part: Condition }[] {
  const inner = condition.kind === 'group' ? condition.members : []
  return [{ path, part: condition }, ...inner.flatMap((member, index) => partsOf(member, [...path, index]))]
}

const startsWith = (path: Path, start: Path): boolean => start.every((step, index) => path[index] === step)
const samePath = (a: Path, b: Path): boolean => a.length === b.length && startsWith(a, b)
