import type { Decision, StrategyIdentity } from '../decision/decision.ts'
import type { Explain } from '../explain/compile.ts'
import type { TellOverride } from '../explain/overrides.ts'
import type { Plan } from '../plan/plan.ts'
import { ENGINE_VERSION } from '../version.ts'
import { compileLineTexts, type LineText } from './dimensions.ts'
import { compileOverrideText, type WriteOverride } from './overrides.ts'
import { compileReasonTexts, type ReasonTexts } from './reasons.ts'
import { type Key, keyOrder } from './record.ts'

/** The fragments of a strategy's decisions. */
export interface Writer {
  /** Up to the evaluation date. */
  start: string
  /** From there to the scores, by tier. */
  tiers: string[]
  scores: Key[]
  dimensions: LineText[]
  overrides: WriteOverride[]
  reasons: ReasonTexts
  /** Ids of dimensions, quoted, behind a comma. */
  strengths: string[]
  /** By tier, each as it was first written; undefined where a treatment has a condition. */
  treatments: (string | undefined)[] | undefined
}

export function compileWriter(
  plan: Plan,
  explain: Explain,
  identity: StrategyIdentity,
  tiers: readonly Decision['tier'][],
): Writer {
  const engine = `","engine":${JSON.stringify(ENGINE_VERSION)}`
  const isFixed = plan.treatments.every(({ when }) => when === undefined)
  return {
    start: `{"strategy":${JSON.stringify(identity)},"asOf":"`,
    tiers: tiers.map((tier) => `${engine},"tier":${JSON.stringify(tier)},"scores":{`),
    scores: keyOrder(plan.scores.map(({ id }) => id)),
    dimensions: compileLineTexts(plan.dimensions, explain),
    overrides: plan.overrides.map((override, index) =>
      compileOverrideText(override, index, explain.overrides[index] as TellOverride),
    ),
    reasons: compileReasonTexts(plan, explain),
    strengths: plan.dimensions.map(({ id }) => `,${JSON.stringify(id)}`),
    treatments: isFixed ? tiers.map(() => undefined) : undefined,
  }
}
