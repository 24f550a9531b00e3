/** Overrides over the population: whom each concerns, one by one, and which of them undo each other. */
import { OVERRIDE_OUTCOMES, type OverrideOutcome, type Scalar, TRUE, valueAt } from '../../../../engine/index.ts'
import type { PreviewState } from '../state.ts'
import { withProbes } from './conditions.ts'
import { lineOf, type SubjectLine } from './subjects.ts'

/** Whom of those that an override concerns: all, those that it changes, those that it leaves as they are. */
export type OverrideFilter = 'matched' | 'changed' | 'same' | 'unknown'

export interface OverrideMatchesQuestion {
  override: string
  filter: OverrideFilter
  /** Fields whose values are shown. */
  fields: readonly string[]
  offset: number
  limit: number
}

export interface OverrideMatch extends SubjectLine {
  /** By index of the fields asked for; null where missing. */
  values: (Scalar | null)[]
  /** The tier by score and hold, before overrides. */
  tierByScore: string | undefined
  /** The later override that changed the tier again; undefined where none did. */
  changedBy: string | undefined
  /** What the strategy measures subjects by. */
  measure: number | undefined
}

export interface OverrideMatchesAnswer {
  counts: Record<OverrideFilter, number>
  /** Of the changed: whose tier it raises and lowers; 0 where tiers have no rank. */
  up: number
  down: number
  /** Largest first, where the strategy measures subjects. */
  lines: OverrideMatch[]
}

export function overrideMatchesAnswer(
  state: PreviewState,
  { override, filter, fields, offset, limit }: OverrideMatchesQuestion,
): OverrideMatchesAnswer | undefined {
  const { scored, strategy } = state.now
  const index = strategy.plan.overrides.findIndex(({ id }) => id === override)
  if (index < 0) return undefined
  const groups = groupsOf(state, override, index)
  const measure = columnOf(state, strategy.document.subject?.measure)
  const measured = (row: number): number => {
    const value = measure ? valueAt(measure, row) : undefined
    return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY
  }
  const found = limit === 0 ? [] : [...groups[filter]].sort((a, b) => measured(b) - measured(a) || a - b)
  const rows = found.slice(offset, offset + limit)
  const around = strategy.plan.ordered ? scored.tiersAround(index) : undefined
  const gain = (row: number) => (around ? (around.before[row] as number) - (around.after[row] as number) : 0)
  const tierId = (tier: number | undefined) => strategy.document.tiers[tier ?? -1]?.id
  return {
    counts: {
      matched: groups.matched.length,
      changed: groups.changed.length,
      same: groups.same.length,
      unknown: groups.unknown.length,
    },
    up: groups.changed.filter((row) => gain(row) > 0).length,
    down: groups.changed.filter((row) => gain(row) < 0).length,
    lines: rows.map((row) => ({
      ...lineOf(state, row),
      values: fields.map((field) => rawOf(state, field, row)),
      tierByScore: tierId(scored.held[row]),
      changedBy: laterThan(state, index, row),
      measure: measure && Number.isFinite(measured(row)) ? measured(row) : undefined,
    })),
  }
}

/** Rows by what the override does; what doesn't come to be because of an earlier final one counts as unchanged. */
function groupsOf(state: PreviewState, override: string, index: number): Record<OverrideFilter, number[]> {
  const { scored, strategy } = state.now
  const groups: Record<OverrideFilter, number[]> = { matched: [], changed: [], same: [], unknown: [] }
  const outcomes = scored.outcomesOf(index)
  const truths = OVERRIDE_OUTCOMES[outcomes[0] ?? 0] === 'not-in-force' ? undefined : truthsOf(state, override)
  for (let row = 0; row < outcomes.length; row++) {
    if ((scored.tiers[row] as number) < 0) continue
    const outcome = OVERRIDE_OUTCOMES[outcomes[row] as number] as OverrideOutcome
    if (outcome === 'unknown') groups.unknown.push(row)
    const isMatch =
      outcome === 'applied' || outcome === 'no-effect' || (outcome === 'after-final' && truths?.[row] === TRUE)
    if (!isMatch) continue
    groups.matched.push(row)
    const isApplied = outcome === 'applied' && strategy.plan.overrides[index]?.effect.kind !== 'flag'
    groups[isApplied ? 'changed' : 'same'].push(row)
  }
  return groups
}

function truthsOf(state: PreviewState, override: string): Uint8Array | undefined {
  const { document } = state.now.strategy
  const own = document.overrides?.find(({ id }) => id === override)
  const isAfterFinal = document.overrides?.some(({ final }) => final === true)
  if (!own || !isAfterFinal) return undefined
  return state.score(withProbes(document, [own.when], override))?.scored.conditionOf(0)
}

/** The last override after this one that changed the subject's tier again. */
function laterThan({ now: { scored, strategy } }: PreviewState, index: number, row: number): string | undefined {
  const { overrides } = strategy.plan
  for (let later = overrides.length - 1; later > index; later--) {
    const around = scored.tiersAround(later)
    if (around && around.before[row] !== around.after[row]) return overrides[later]?.id
  }
  return undefined
}

function columnOf({ now: { scored, strategy } }: PreviewState, field: string | undefined) {
  return scored.fields[strategy.plan.fields.findIndex(({ id }) => id === field)]
}

function rawOf(state: PreviewState, field: string, row: number): Scalar | null {
  const column = columnOf(state, field)
  const value = column && valueAt(column, row)
  if (value === undefined) return null
  const isDate = state.now.strategy.document.fields.find(({ id }) => id === field)?.type === 'date'
  return isDate && typeof value === 'number' ? dateText(value) : value
}

/** From YYYYMMDD. */
const dateText = (date: number): string => String(date).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

export interface OverridePairsQuestion {
  /** Only pairs with this one; all where it is left out. */
  override?: string
}

/** Two overrides of which the later one undoes what the earlier one did. */
export interface OverridePair {
  first: string
  later: string
  /** Subjects of whom it does. */
  count: number
  /** Who would get another tier if the first were moved behind the later; undefined where that can't be scored. */
  moved: { up: number; down: number; changed: number } | undefined
}

/** Pairs whose reordering is tried: the ones with most subjects. */
const MOST_TRIED = 4

export function overridePairsAnswer(state: PreviewState, { override }: OverridePairsQuestion): OverridePair[] {
  const { overrides } = state.now.strategy.plan
  const counts = new Map<string, { first: number; later: number; count: number }>()
  for (let later = 1; later < overrides.length; later++)
    for (let first = 0; first < later; first++) {
      const ids = [overrides[first]?.id, overrides[later]?.id]
      if (override !== undefined && !ids.includes(override)) continue
      const count = undone(state, first, later)
      if (count > 0) counts.set(ids.join(' '), { first, later, count })
    }
  const pairs = [...counts.values()].sort((a, b) => b.count - a.count)
  return pairs.map(({ first, later, count }, place) => ({
    first: overrides[first]?.id ?? '',
    later: overrides[later]?.id ?? '',
    count,
    moved: place < MOST_TRIED ? movedBehind(state, first, later) : undefined,
  }))
}

/** Subjects whom the first moves one way and the later back; where tiers have no rank, whom both change. */
function undone({ now: { scored, strategy } }: PreviewState, first: number, later: number): number {
  const [a, b] = [scored.tiersAround(first), scored.tiersAround(later)]
  if (!a || !b) return 0
  const { ordered } = strategy.plan
  let count = 0
  for (let row = 0; row < scored.length; row++) {
    const one = (a.after[row] as number) - (a.before[row] as number)
    const other = (b.after[row] as number) - (b.before[row] as number)
    if (one === 0 || other === 0 || (scored.tiers[row] as number) < 0) continue
    if (!ordered || one > 0 !== other > 0) count++
  }
  return count
}

function movedBehind(state: PreviewState, first: number, later: number): OverridePair['moved'] {
  const { document } = state.now.strategy
  const overrides = [...(document.overrides ?? [])]
  const [moved] = overrides.splice(first, 1)
  if (!moved) return undefined
  overrides.splice(later, 0, moved)
  const variant = state.score({ ...document, overrides })
  if (!variant) return undefined
  const [before, after] = [state.now.scored.tiers, variant.scored.tiers]
  let [up, down, changed] = [0, 0, 0]
  for (let row = 0; row < before.length; row++) {
    const change = (after[row] as number) - (before[row] as number)
    if (change === 0) continue
    changed++
    if (change < 0) up++
    else down++
  }
  return state.now.strategy.plan.ordered ? { up, down, changed } : { up: 0, down: 0, changed }
}
