/**
 * Analysis: what a sound strategy can never do, found by intervals and options and said only where it
 * is proven. Each pass looks at one kind of thing.
 */
import type { Report } from '../check/problems.ts'
import type { Plan } from '../plan/plan.ts'
import type { Strategy } from '../strategy/document.ts'
import { checkBands } from './bands.ts'
import { checkExactRange } from './exactRange.ts'
import { checkLookAlikes } from './lookAlikes.ts'
import { checkLookups } from './lookups.ts'
import { checkMissingPolicies } from './missingPolicies.ts'
import { checkOverrides } from './overrides.ts'
import { checkRows } from './rows.ts'
import { type Survey, surveyOf } from './survey.ts'
import { checkThresholds } from './thresholds.ts'
import { checkTiers } from './tiers.ts'
import { checkUnused } from './unused.ts'

/** In the order of the document's sections, as far as a pass belongs to one. */
const passes: readonly ((survey: Survey) => void)[] = [
  checkUnused,
  checkLookAlikes,
  checkLookups,
  checkBands,
  checkRows,
  checkMissingPolicies,
  checkThresholds,
  checkTiers,
  checkOverrides,
]

/** Reports what is wrong with a plan that has no errors yet; ranges are only sure where numbers are exact. */
export function analyse(plan: Plan, document: Strategy, report: Report): void {
  const survey = surveyOf(plan, document, report)
  if (checkExactRange(survey)) for (const pass of passes) pass(survey)
}
