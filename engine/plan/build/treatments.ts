import { pointerTo } from '../../check/problems.ts'
import { extendScope, type Resolution, type Scope } from '../../logic/scope.ts'
import { typecheckAs } from '../../logic/typecheck.ts'
import type { Treatment } from '../../strategy/document.ts'
import type { TreatmentPlan } from '../plan.ts'
import { type TierNames, tierNamed } from './assign.ts'
import { type BuildContext, entriesOf } from './context.ts'
import { subjectName, tierName } from './scopes.ts'

/** A treatment's `when` reads what an override of the tier reads: it stands at the end, where all is known. */
export function buildTreatments(outer: Scope, tiers: TierNames, context: BuildContext): TreatmentPlan[] {
  const scope = extendScope(outer, new Map<string, Resolution>([subjectName, tierName]))
  return entriesOf<Treatment>(context, 'treatments').flatMap(({ item, pointer }): TreatmentPlan[] => {
    if (!item) return []
    const byTier: TreatmentPlan['byTier'] = new Array(tiers.index.size).fill(undefined)
    for (const [tier, value] of Object.entries(item.byTier))
      byTier[tierNamed(tier, pointerTo(pointer, 'byTier', tier), tiers, context)] = value
    const when =
      item.when === undefined
        ? undefined
        : typecheckAs(item.when, 'boolean', pointerTo(pointer, 'when'), scope, context.report)
    return [{ id: item.id, byTier, when }]
  })
}
