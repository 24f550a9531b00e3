/**
 * What each group of changes alone would have done: the old version with that group, compared with the old version.
 * Groups that can't stand alone (a new dimension without the weights that make room for it) are also tried together.
 */
import type { Scorer } from '../columns/scorer.ts'
import { type CompiledStrategy, compile } from '../compile.ts'
import { diff } from '../diff/diff.ts'
import { type DiffEntry, type DiffGroup, diffGroups } from '../diff/entry.ts'
import { type Renames, rename } from '../diff/references.ts'
import { withChanges } from './apply.ts'
import { movesBetween } from './moves.ts'
import type { Ablation } from './shape.ts'
import { pairTiers } from './tiers.ts'

export interface AblationInput {
  a: CompiledStrategy
  b: CompiledStrategy
  renames: Renames
  scorer: Scorer
  asOf: string
  measure: Float64Array | undefined
}

export function ablate({ a, b, renames, scorer, asOf, measure }: AblationInput): Ablation[] {
  const base = rename(a.document, renames).document
  const entries = diff(base, b.document).entries.filter(({ cosmetic }) => !cosmetic)
  const groups = diffGroups.filter((group) => entries.some((entry) => entry.group === group))
  const alone = groups.map((group) => attempt([group]))
  const failing = alone.flatMap(({ groups: [group], result }) => (result.ok || !group ? [] : [group]))
  const together = failing.length > 0 && groups.length > 1 ? standingWith(failing) : undefined
  return together ? [...alone, together] : alone

  function attempt(among: readonly DiffGroup[]): Ablation {
    const chosen = entries.filter(({ group }) => among.includes(group))
    const tried = { groups: [...among], changes: chosen.length, result: outcome(chosen) }
    const inputs = among.includes('fields') ? [] : entries.filter(isNewInput)
    if (tried.result.ok || inputs.length === 0) return tried
    const result = outcome([...inputs, ...chosen])
    return result.ok ? { ...tried, newInputs: true, result } : tried
  }

  function outcome(chosen: readonly DiffEntry[]): Ablation['result'] {
    const compilation = compile(withChanges(base, b.document, chosen))
    if (!compilation.ok) {
      const problem = compilation.problems.find(({ severity }) => severity === 'error')
      if (!problem) throw new TypeError('ablate: a refused document without an error')
      const { code, pointer, message, params } = problem
      return { ok: false, reason: { code, pointer, message, params } }
    }
    const { matrix, counts } = compared(compilation.strategy)
    return { ok: true, moves: counts, matrix }
  }

  function compared(variant: CompiledStrategy) {
    const pairing = pairTiers(a.plan, variant.plan, renames.tiers)
    return movesBetween(scorer.score(a, asOf), scorer.score(variant, asOf), pairing, measure)
  }

  /** The smallest number of other groups with which those that fail alone can stand, short of all. */
  function standingWith(failing: readonly DiffGroup[]): Ablation | undefined {
    const others = groups.filter((group) => !failing.includes(group))
    for (const added of subsets(others)) {
      if (failing.length + added.length === groups.length || failing.length + added.length < 2) continue
      const tried = attempt(groups.filter((group) => failing.includes(group) || added.includes(group)))
      if (tried.result.ok) return tried
    }
    return undefined
  }
}

/** What a group may read that the old version hasn't: of itself it decides nothing. */
const isNewInput = ({ group, kind }: DiffEntry): boolean => group === 'fields' && kind === 'added'

/** All subsets, the smallest first. */
function subsets<T>(items: readonly T[]): T[][] {
  let all: T[][] = [[]]
  for (const item of items) all = [...all, ...all.map((set) => [...set, item])]
  return all.sort((x, y) => x.length - y.length)
}
