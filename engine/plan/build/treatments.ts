import { pointerTo } from '../../check/problems.ts'
import { extendScope, type Resolution, type Scope } from '../../logic/scope.ts'
import type { Treatment } from '../../strategy/document.ts'
import type { TreatmentPlan } from '../plan.ts'
import { type TierNames, tierNamed } from './assign.ts'
import { type BuildContext, entriesOf, soundPart } from './context.ts'
import { buildWhen } from './overrides.ts'
import { subjectName, tierName } from './scopes.ts'

/** A treatment's `when` reads what an override of the tier reads: it stands at the end, where all is known. */
export function buildTreatments(outer: Scope, tiers: TierNames, context: BuildContext): TreatmentPlan[] {
  const scope = extendScope(outer, new Map<string, Resolution>([subjectName, tierName]))
  return entriesOf<Treatment>(context, 'treatments').flatMap((entry): TreatmentPlan[] => {
    const when = buildWhen(entry, scope, context)
    const byTier: TreatmentPlan['byTier'] = new Array(tiers.index.size).fill(undefined)
    for (const [tier, value] of Object.entries(soundPart(entry, 'byTier', context) ?? {}))
      byTier[tierNamed(tier, pointerTo(entry.pointer, 'byTier', tier), tiers, context)] = value
    return [{ id: entry.id, byTier, when }]
  })
}
