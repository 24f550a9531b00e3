import { pointerTo } from '../check/problems.ts'
import { insideFormula } from './ranges.ts'
import type { Survey } from './survey.ts'
import { factsOf } from './values.ts'

/** Policies for a missing value where the value, and a formula over it, never can be missing. */
export function checkMissingPolicies({ plan, names, report }: Survey): void {
  for (const { id, value, points, missing, pointer } of plan.dimensions) {
    if (missing.kind === 'fail') continue
    const facts = value && factsOf(value, names.known)
    if (facts?.canBeMissing) continue
    if (points.kind === 'formula' && factsOf(points.formula, insideFormula(facts, names.known)).canBeMissing) continue
    report('missing-not-needed', pointerTo(pointer, 'missing'), { id })
  }
}
