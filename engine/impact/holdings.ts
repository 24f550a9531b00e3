/** What the tiers hold before and after: subjects, their measure, and the drift from what was meant. */
import { driftOf, type Holdings, startHoldings } from '../calibration/drift.ts'
import { amountFields } from '../calibration/population.ts'
import { tierCounts } from '../columns/counts.ts'
import { REFUSAL_CODES } from '../columns/refusals.ts'
import type { Scored } from '../columns/scorer.ts'
import type { CompiledStrategy } from '../compile.ts'
import { NO_TIER } from '../rows/frame.ts'
import type { Holding, Matrix, RefusalCode, Refused, TargetDrift, TierHolding } from './shape.ts'
import { exactSum, sumByCell } from './sums.ts'
import type { TierPairing } from './tiers.ts'

/** One version with what it makes of the population. */
export interface Side {
  strategy: CompiledStrategy
  scored: Scored
}

/** Tiers in the order of the new version; one that is gone stands before the tier that was next worse to it. */
export function distributionOf({ counts, sums, from, to }: Matrix, pairing: TierPairing): TierHolding[] {
  const before = holdingsOf(counts.map(exactSum), sums?.map(exactSum))
  const after = holdingsOf(columnSums(counts), sums && columnSums(sums))
  const held: TierHolding[] = to.map((tier, index) => {
    const old = pairing.toOld[index] as number
    const formerly = from[old]
    return {
      tier,
      ...(formerly === undefined || formerly === tier ? {} : { formerly }),
      ...(old === NO_TIER ? {} : { before: before[old] as Holding }),
      after: after[index] as Holding,
    }
  })
  for (let old = from.length - 1; old >= 0; old--) {
    if (pairing.toNew[old] !== NO_TIER) continue
    const next = from[old + 1]
    const place = held.findIndex(({ tier, formerly }) => (formerly ?? tier) === next)
    const gone = { tier: from[old] ?? '', before: before[old] as Holding }
    held.splice(place < 0 ? held.length : place, 0, gone)
  }
  return held
}

const columnSums = (cells: readonly (readonly number[])[]): number[] =>
  (cells[0] ?? []).map((_, column) => exactSum(cells.map((row) => row[column] ?? 0)))

/** Of totals by tier, those refused last. */
function holdingsOf(counts: readonly number[], sums: readonly number[] | undefined): Holding[] {
  const tiers = counts.slice(0, -1)
  const all = exactSum(tiers)
  return tiers.map((subjects, tier) => ({
    subjects,
    share: all === 0 ? 0 : subjects / all,
    ...(sums ? { measure: sums[tier] as number } : {}),
  }))
}

/** Who is refused before (the last row of the matrix) and after (its last column). */
export function refusals({ sums }: Matrix, before: Scored, after: Scored): { before: Refused; after: Refused } {
  const amounts = sums && [exactSum(sums.at(-1) ?? []), columnSums(sums).at(-1) ?? 0]
  return { before: refusedBy(before, amounts?.[0]), after: refusedBy(after, amounts?.[1]) }
}

function refusedBy(scored: Scored, measure: number | undefined): Refused {
  const codes: Refused['codes'] = {}
  if (scored.refused > 0)
    for (let row = 0; row < scored.length; row++) {
      if (scored.tiers[row] !== NO_TIER) continue
      const code = scored.refusalAt(row)?.code as RefusalCode | undefined
      if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1
    }
  const inOrder = REFUSAL_CODES.flatMap((code) => (codes[code] === undefined ? [] : [[code, codes[code]]]))
  return {
    subjects: scored.refused,
    ...(measure === undefined ? {} : { measure }),
    codes: Object.fromEntries(inOrder),
  }
}

/** Tiers that have a target in either version. */
export function targetDrift(a: Side, b: Side, renamed: ReadonlyMap<string, string>): TargetDrift[] {
  const drifts = ({ strategy, scored }: Side, idOf: (tier: string) => string) =>
    new Map(
      driftOf(strategy.document, heldBy({ strategy, scored })).map(({ tier, target, wanted, actual }) => [
        idOf(tier),
        { target, wanted, ...(actual === undefined ? {} : { actual }) },
      ]),
    )
  const before = drifts(a, (tier) => renamed.get(tier) ?? tier)
  const after = drifts(b, (tier) => tier)
  return [...new Set([...after.keys(), ...before.keys()])].map((tier) => {
    const [old, now] = [before.get(tier), after.get(tier)]
    return { tier, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }
  })
}

function heldBy({ strategy: { document, plan }, scored }: Side): Holdings {
  const holdings = startHoldings(document)
  holdings.subjects = tierCounts(scored)
  for (const field of amountFields(document)) {
    const column = scored.fields[plan.fields.findIndex(({ id }) => id === field)]
    const held = holdings.amounts.get(field)
    if (!held || column?.kind !== 'number') continue
    held.sums = sumsByTier(scored, column.values).slice(0, -1)
    for (let row = 0; row < scored.length; row++)
      if (scored.tiers[row] !== NO_TIER && Number.isNaN(column.values[row])) held.missing++
  }
  return holdings
}

/** By index of tier, then of those that are refused. */
function sumsByTier({ tiers, plan }: Scored, values: Float64Array): number[] {
  const count = plan.tiers.length
  const cells = new Int32Array(tiers.length)
  for (let row = 0; row < tiers.length; row++) cells[row] = tiers[row] === NO_TIER ? count : (tiers[row] as number)
  return sumByCell(values, cells, count + 1)
}
