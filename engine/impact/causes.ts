/**
 * Why a subject moves. A tier is made in stages (assigned by scores, held, overridden): the stage that turned it
 * this way decided. Where that is the assignment, either its thresholds moved past the subject, or the score moved,
 * and then the dimension that moved it most.
 */
import { NO_POINTS } from '../columns/column.ts'
import { type Contributions, contributionsOf } from '../columns/contributions.ts'
import { OVERRIDE_OUTCOMES } from '../columns/overrides.ts'
import type { Scored, SubjectRefusal } from '../columns/scorer.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { AssignPlan, Plan } from '../plan/plan.ts'
import { inclusiveEdges } from '../rows/classes.ts'
import { NO_TIER } from '../rows/frame.ts'
import type { Cause, ContributionChange, RefusalCode } from './shape.ts'
import type { TierPairing } from './tiers.ts'

export interface CauseReader {
  /** Turns to a row that moves. Equal causes are one object. */
  read(row: number): Cause
  /** The largest changes of contribution in that row, at most so many. */
  dimensions(most: number): ContributionChange[]
  /** The scores that a version's tier is assigned by, in that row. */
  scores(side: 'before' | 'after'): Record<string, number>
}

interface Version {
  plan: Plan
  scored: Scored
}

export function causeReader(
  a: Version,
  b: Version,
  pairing: TierPairing,
  renamed: ReadonlyMap<string, string>,
  moving: Uint8Array,
): CauseReader {
  const [old, now] = [versionReader(a, moving), versionReader(b, moving)]
  const pairs = dimensionPairs(a.plan, b.plan, old.roots, now.roots, renamed)
  const strongest = strongestPairs(pairs, old, now, moving)
  const adds = pairedAdds(old, now)
  const overrides = interned<string>(
    (id) => ({ kind: 'override', id }),
    (id) => id,
  )
  const refusals = interned<SubjectRefusal>(
    ({ code, id }) => ({ kind: 'refusal', code: code as RefusalCode, ...(id === undefined ? {} : { id }) }),
    ({ code, id = '' }) => `${code} ${id}`,
  )
  let row = 0
  let sign = 0
  const one = new Float64Array(1)
  const contributionOf = ({ contributions }: VersionReader, dimension: number | undefined): number => {
    if (dimension === undefined) return 0
    contributions.fill(dimension, row, row + 1, one)
    return one[0] as number
  }

  const scoreCause = (): Cause => {
    let most = strongest.push[row] as number
    let best = most > 0 ? (pairs[strongest.pair[row] as number]?.cause ?? ASSIGNMENT) : ASSIGNMENT
    for (const { id, changeAt } of adds) {
      const change = pushOf(changeAt(row), sign)
      if (change <= most) continue
      most = change
      best = overrides(id)
    }
    return best
  }
  return {
    read(at) {
      row = at
      const [from, to] = [a.scored.tiers[row] as number, b.scored.tiers[row] as number]
      if (from === NO_TIER || to === NO_TIER) {
        sign = 0
        return refusals(refusalOf((to === NO_TIER ? b : a).scored, row))
      }
      sign = Math.sign(now.mainScore(row) - old.mainScore(row))
      const way = pairing.way(from, to)
      const held = pairing.way(a.scored.held[row] as number, b.scored.held[row] as number)
      if (held !== way) {
        const override = decidingOverride(old, now, row)
        return override === undefined ? scoreCause() : overrides(override)
      }
      const assigned = pairing.way(a.scored.assigned[row] as number, b.scored.assigned[row] as number)
      if (assigned !== way) return HOLD
      return byAssignment(old, now, pairing, row) ? ASSIGNMENT : scoreCause()
    },
    dimensions(most) {
      const refusedSide = a.scored.tiers[row] === NO_TIER || b.scored.tiers[row] === NO_TIER
      if (refusedSide) return []
      const changes = pairs.map(({ before, after }) => contributionOf(now, after) - contributionOf(old, before))
      const order = pairs.map((_, index) => index).filter((index) => changes[index] !== 0)
      const rank = (index: number) => (changes[index] as number) * (sign === 0 ? 1 : sign)
      order.sort((x, y) => (sign === 0 ? Math.abs(rank(y)) - Math.abs(rank(x)) : rank(y) - rank(x)))
      return order.slice(0, most).map((index) => {
        const { id, before, after } = pairs[index] as DimensionPair
        return {
          id,
          before: unscalePoints(contributionOf(old, before)),
          after: unscalePoints(contributionOf(now, after)),
        }
      })
    },
    scores: (side) => (side === 'before' ? old : now).scoresAt(row),
  }
}

interface Strongest {
  /** By row: the pair whose contribution changed most the way that the score went, and by how much; 0 where none did. */
  pair: Int16Array
  push: Float64Array
}

/** As many rows at a time as stay in the cache with all that is worked out of them. */
const BLOCK = 2048

/** Block by block, one pair after the other. */
function strongestPairs(
  pairs: readonly DimensionPair[],
  old: VersionReader,
  now: VersionReader,
  moving: Uint8Array,
): Strongest {
  const { length } = moving
  const strongest: Strongest = { pair: new Int16Array(length), push: new Float64Array(length) }
  const signs = new Int8Array(length)
  for (let row = 0; row < length; row++)
    if (moving[row] !== 0) signs[row] = Math.sign(now.mainScore(row) - old.mainScore(row))
  const [from, to] = [new Float64Array(BLOCK), new Float64Array(BLOCK)]
  for (let start = 0; start < length; start += BLOCK) {
    const end = Math.min(start + BLOCK, length)
    pairs.forEach(({ before, after }, pair) => {
      if (before === undefined) from.fill(0)
      else old.contributions.fill(before, start, end, from)
      if (after === undefined) to.fill(0)
      else now.contributions.fill(after, start, end, to)
      keepStronger(strongest, pair, from, to, signs, start, end)
    })
  }
  return strongest
}

function keepStronger(
  { pair: pairs, push }: Strongest,
  pair: number,
  from: Float64Array,
  to: Float64Array,
  signs: Int8Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row++) {
    const change = (to[row - start] as number) - (from[row - start] as number)
    const pushed = pushOf(change, signs[row] as number)
    if (pushed <= (push[row] as number)) continue
    push[row] = pushed
    pairs[row] = pair
  }
}

/** How far a change goes the way that the score went; either way where it stayed. */
const pushOf = (change: number, sign: number): number => (sign === 0 ? Math.abs(change) : sign * change)

const ASSIGNMENT: Cause = { kind: 'assignment' }
const HOLD: Cause = { kind: 'hold' }

/** One object a key. */
function interned<K>(make: (key: K) => Cause, nameOf: (key: K) => string): (key: K) => Cause {
  const known = new Map<string, Cause>()
  return (key) => {
    const found = known.get(nameOf(key)) ?? make(key)
    known.set(nameOf(key), found)
    return found
  }
}

function refusalOf(scored: Scored, row: number): SubjectRefusal {
  const found = scored.refusalAt(row)
  if (!found) throw new TypeError('refusalOf: a subject without a tier that nothing refuses')
  return found
}

/** One version, read row by row. */
interface VersionReader extends Version {
  contributions: Contributions
  /** Indices of the roots of the scores that assign. */
  roots: ReadonlySet<number>
  /** What decides: the score that assigns; of a matrix the sum of both axes, where a table assigns that of the roots. */
  mainScore(row: number): number
  scoresAt(row: number): Record<string, number>
  /** What an override did, by row; worked out once. */
  outcomesOf(override: number): Uint8Array
}

function versionReader({ plan, scored }: Version, moving: Uint8Array): VersionReader {
  const assigning = assigningScores(plan)
  const columns = assigning.map((score) => scored.scores[score] as Int32Array)
  const outcomes: Uint8Array[] = []
  return {
    plan,
    scored,
    contributions: contributionsOf(scored, moving),
    outcomesOf: (override) => (outcomes[override] ??= scored.outcomesOf(override)),
    roots: new Set(assigning.map((score) => plan.scores[score]?.root ?? score)),
    mainScore: (row) => {
      let sum = 0
      for (let index = 0; index < columns.length; index++) sum += (columns[index] as Int32Array)[row] as number
      return sum
    },
    scoresAt: (row) => {
      if (scored.tiers[row] === NO_TIER) return {}
      return Object.fromEntries(
        columns.flatMap((column, index) =>
          column[row] === NO_POINTS
            ? []
            : [[plan.scores[assigning[index] as number]?.id ?? '', unscalePoints(column[row] as number)]],
        ),
      )
    },
  }
}

/** Indices of the scores that a tier is assigned by; of the roots where a table assigns. */
function assigningScores({ assign, scores }: Plan): number[] {
  switch (assign.kind) {
    case 'bands':
      return [assign.score]
    case 'matrix':
      return [...new Set([assign.x.score, assign.y.score])]
    case 'table':
      return scores.flatMap(({ parent }, index) => (parent === undefined ? [index] : []))
  }
}

interface DimensionPair {
  id: string
  /** Indices; undefined where the version doesn't have it below these roots. */
  before: number | undefined
  after: number | undefined
  cause: Cause
}

function dimensionPairs(
  a: Plan,
  b: Plan,
  rootsA: ReadonlySet<number>,
  rootsB: ReadonlySet<number>,
  renamed: ReadonlyMap<string, string>,
): DimensionPair[] {
  const below = (plan: Plan, roots: ReadonlySet<number>, idOf: (id: string) => string) =>
    new Map(
      plan.dimensions.flatMap(({ id, parent }, index): [string, number][] =>
        roots.has(plan.scores[parent]?.root ?? -1) ? [[idOf(id), index]] : [],
      ),
    )
  const before = below(a, rootsA, (id) => renamed.get(id) ?? id)
  const after = below(b, rootsB, (id) => id)
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => ({
    id,
    before: before.get(id),
    after: after.get(id),
    cause: { kind: 'dimension', id },
  }))
}

/** Whether the thresholds decided: the new score would stay under the old ones, the old score move under the new. */
function byAssignment(old: VersionReader, now: VersionReader, pairing: TierPairing, row: number): boolean {
  const [bandsA, bandsB] = [bandTier(old.plan.assign), bandTier(now.plan.assign)]
  if (!bandsA || !bandsB) return false
  const [scoreA, scoreB] = [old.mainScore(row), now.mainScore(row)]
  const scoreMoves = bandsA(scoreB) !== bandsA(scoreA)
  const thresholdsMove = pairing.way(bandsA(scoreA), bandsB(scoreA)) !== 'same'
  return !scoreMoves && thresholdsMove
}

const bandTiers = new WeakMap<AssignPlan, (score: number) => number>()

function bandTier(assign: AssignPlan): ((score: number) => number) | undefined {
  if (assign.kind !== 'bands') return undefined
  let found = bandTiers.get(assign)
  if (!found) {
    const edges = inclusiveEdges(assign.bands.edges)
    const { yields } = assign.bands
    found = (score) => {
      let band = 0
      while (band < edges.length && score >= (edges[band] as number)) band++
      return yields[band] as number
    }
    bandTiers.set(assign, found)
  }
  return found
}

const APPLIED = OVERRIDE_OUTCOMES.indexOf('applied')

/** The override that put the tier where it is: the last that applied now, else the last that did before. */
function decidingOverride(old: VersionReader, now: VersionReader, row: number): string | undefined {
  for (const { plan, scored, outcomesOf } of [now, old]) {
    if (scored.tiers[row] === scored.held[row]) continue
    for (let index = plan.overrides.length - 1; index >= 0; index--) {
      const override = plan.overrides[index]
      if (!override || override.effect.kind === 'flag' || override.effect.kind === 'add') continue
      if (outcomesOf(index)[row] === APPLIED) return override.id
    }
  }
  return undefined
}

/** What overrides add to the roots that assign, as a change from one version to the other. */
function pairedAdds(old: VersionReader, now: VersionReader): { id: string; changeAt(row: number): number }[] {
  const addsOf = ({ plan, scored, roots }: VersionReader) =>
    new Map(
      plan.overrides.flatMap(({ id, effect }, index): [string, (row: number) => number][] => {
        if (effect.kind !== 'add' || !roots.has(effect.score)) return []
        const outcomes = scored.outcomesOf(index)
        return [[id, (row) => (outcomes[row] === APPLIED ? effect.points : 0)]]
      }),
    )
  const [before, after] = [addsOf(old), addsOf(now)]
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => ({
    id,
    changeAt: (row) => (after.get(id)?.(row) ?? 0) - (before.get(id)?.(row) ?? 0),
  }))
}
