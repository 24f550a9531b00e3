/** Changes arranged for telling: by group, those of one dimension together, apart from what decides nothing. */
import { type DiffEntry, type DiffGroup, diffGroups, type ResultingEntry, type Strategy } from '../../engine/index.ts'
import { byId } from './names.ts'
import { type Plot, plotOf } from './plot.ts'

export interface ChangeGroup {
  group: DiffGroup
  entries: DiffEntry[]
}

export interface Changes {
  /** What may change decisions, in the order of telling. */
  groups: ChangeGroup[]
  /** What certainly changes none. */
  cosmetic: DiffEntry[]
}

export function arrange(entries: readonly DiffEntry[]): Changes {
  const deciding = entries.filter(({ cosmetic }) => !cosmetic)
  return {
    groups: diffGroups
      .map((group) => ({ group, entries: deciding.filter((entry) => entry.group === group) }))
      .filter((found) => found.entries.length > 0),
    cosmetic: entries.filter(({ cosmetic }) => cosmetic),
  }
}

/** A shift of a share, as a bar draws it: both of 1. */
export interface Shift {
  before: number
  after: number
}

/** The weight that an entry changes; undefined where it is about something else. */
export function shiftOf({ group, kind, before, after }: DiffEntry): Shift | undefined {
  if (group !== 'weights' || kind !== 'changed') return undefined
  return typeof before === 'number' && typeof after === 'number' ? { before, after } : undefined
}

/** The largest step of several, at least a twentieth, so that small ones stay small. */
export const largestShift = (shifts: readonly (Shift | undefined)[]): number =>
  Math.max(0.05, ...shifts.map((shift) => (shift ? Math.abs(shift.after - shift.before) : 0)))

/** The shares that follow from edits, the largest step first. */
export const largestFirst = (resulting: readonly ResultingEntry[]): ResultingEntry[] =>
  [...resulting].sort((x, y) => Math.abs(y.after - y.before) - Math.abs(x.after - x.before))

export interface PlotPair {
  before: Plot
  after: Plot
}

/** Both shapes of a dimension on the same axes, where its bands or curve changed. */
export function plotPair(a: Strategy, b: Strategy, dimension: string): PlotPair | undefined {
  const plots = [a, b].map((document) => {
    const found = byId(document.dimensions, dimension)
    return found && plotOf(found.points)
  })
  const [before, after] = plots
  if (!before || !after || !before.toScale || !after.toScale) return undefined
  if (JSON.stringify(before.line) === JSON.stringify(after.line)) return undefined
  const xDomain = union(before.xDomain, after.xDomain)
  const yDomain = union(before.yDomain, after.yDomain)
  return { before: stretch(before, xDomain, yDomain), after: stretch(after, xDomain, yDomain) }
}

type Span = [number, number]

const union = (a: Span, b: Span): Span => [Math.min(a[0], b[0]), Math.max(a[1], b[1])]

/** Beyond its ends a line stays level. */
function stretch(plot: Plot, xDomain: Span, yDomain: Span): Plot {
  const first = plot.line[0]?.y ?? 0
  const last = plot.line.at(-1)?.y ?? 0
  return { ...plot, xDomain, yDomain, line: [{ x: xDomain[0], y: first }, ...plot.line, { x: xDomain[1], y: last }] }
}
