/** The drift from the tiers' targets, for people. */
import { describeNote, type TierDrift } from '../../../engine/index.ts'
import { differenceText, reachedText, targetText } from './measures.ts'

/** None where no tier has a target. */
export function driftLines(drifts: readonly TierDrift[]): string[] {
  if (drifts.length === 0) return []
  return [
    'Drift from the targets, by final tier (calibrate goes by the score, before overrides and hold):',
    ...drifts.flatMap(({ tier, target, actual, difference, notes }) => [
      actual === undefined || difference === undefined
        ? `  ${tier}: target ${targetText(target)}`
        : `  ${tier}: target ${targetText(target)}: ${reachedText(target, actual)}, ${differenceText(target, difference)}`,
      ...notes.map((note) => `    ${describeNote(note, 'en')}`),
    ]),
  ]
}
