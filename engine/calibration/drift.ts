/** Drift: what tiers hold in the end against what they were meant to hold. Any kind of assignment has it. */
import type { Strategy } from '../strategy/document.ts'
import { type Note, note } from './notes.ts'
import { amountFields, amountOf, type Target } from './population.ts'

/** What the tiers of a population hold so far, by index of tier. */
export interface Holdings {
  subjects: number[]
  /** By field of a cumulative target: the sum of the amounts, and how many subjects have none. */
  amounts: Map<string, { sums: number[]; missing: number }>
}

/** Target and actual in the unit of the target: a number of subjects, or a share. */
export interface TierDrift {
  tier: string
  target: Target
  wanted: number
  /** Absent where nothing can be measured; `notes` say why. */
  actual?: number
  /** actual − wanted. */
  difference?: number
  notes: Note[]
}

export function startHoldings(document: Strategy): Holdings {
  const zeros = () => new Array<number>(document.tiers.length).fill(0)
  return {
    subjects: zeros(),
    amounts: new Map(amountFields(document).map((field) => [field, { sums: zeros(), missing: 0 }])),
  }
}

/** Counts a subject in a tier, by index. The input is one that intake has let through. */
export function countSubject(holdings: Holdings, tier: number, input: object): void {
  holdings.subjects[tier] = (holdings.subjects[tier] ?? 0) + 1
  for (const [field, held] of holdings.amounts) {
    const amount = amountOf(input, field)
    if (Number.isNaN(amount)) held.missing++
    else held.sums[tier] = (held.sums[tier] ?? 0) + amount
  }
}

/**
 * Counts subjects by columns, one after another: sums come out as `countSubject` has them, to the last digit.
 * @param tiers by subject, the index of the tier
 * @param amounts by field of a cumulative target, then by subject; NaN is missing
 */
export function countSubjects(holdings: Holdings, tiers: Int16Array, amounts: ReadonlyMap<string, Float64Array>): void {
  for (const tier of tiers) holdings.subjects[tier] = (holdings.subjects[tier] ?? 0) + 1
  for (const [field, held] of holdings.amounts) {
    const column = amounts.get(field)
    for (let subject = 0; subject < tiers.length; subject++) {
      const [tier, amount] = [tiers[subject] as number, column?.[subject] ?? Number.NaN]
      if (Number.isNaN(amount)) held.missing++
      else held.sums[tier] = (held.sums[tier] ?? 0) + amount
    }
  }
}

/** The drift of each tier that has a target, in the order of tiers. */
export function driftOf({ tiers, ordered = true }: Strategy, holdings: Holdings): TierDrift[] {
  return tiers.flatMap(({ id, target }, tier) => {
    if (target === undefined) return []
    const wanted = target.count ?? target.share ?? target.cumulative?.share ?? 0
    const { actual, notes } = measure(target, tier, ordered, holdings)
    const measured = actual === undefined ? {} : { actual, difference: actual - wanted }
    return { tier: id, target, wanted, ...measured, notes }
  })
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

function measure(
  target: Target,
  tier: number,
  ordered: boolean,
  { subjects, amounts }: Holdings,
): { actual?: number; notes: Note[] } {
  const all = total(subjects)
  if (all === 0) return { notes: [note('no-subjects')] }
  const count = subjects[tier] ?? 0
  if (target.count !== undefined) return { actual: count, notes: [] }
  if (target.share !== undefined) return { actual: count / all, notes: [] }
  if (!ordered) return { notes: [note('no-rank')] }
  const field = target.cumulative?.of ?? ''
  const { sums = [], missing = 0 } = amounts.get(field) ?? {}
  const whole = total(sums)
  const notes = missing > 0 ? [note('field-missing', { field, count: missing })] : []
  if (!(whole > 0)) return { notes: [note('no-total', { field }), ...notes] }
  return { actual: total(sums.slice(0, tier + 1)) / whole, notes }
}
