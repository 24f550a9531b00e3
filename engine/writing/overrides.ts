import { plainOutcomes, type TellOverride } from '../explain/overrides.ts'
import type { OverridePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'

export type WriteOverride = (frame: Frame) => string

/** Writes what one override did: most often an outcome with nothing more to say. */
export function compileOverrideText(override: OverridePlan, index: number, tell: TellOverride): WriteOverride {
  const plain = new Map<string, string>()
  for (const [outcome, result] of plainOutcomes(override)) plain.set(outcome, JSON.stringify(result))
  return (frame) => plain.get(frame.outcomes[index] as string) ?? JSON.stringify(tell(frame))
}
