/** What calibration did, before and after, for people. */
import {
  describeNote,
  type PlacedBand,
  type Placing,
  type Target,
  type TierCalibration,
} from '../../../engine/index.ts'
import { counted } from '../io/output.ts'
import { reachedText, targetText, thresholdText } from './measures.ts'

export const tierLines = (tiers: readonly TierCalibration[]): string[] => tiers.flatMap(linesOf)

function linesOf({ tier, target, before, after, tie, notes }: TierCalibration): string[] {
  return [
    target === undefined ? `${tier}: no target` : `${tier}: target ${targetText(target)}`,
    holdingLine('before', before, target),
    holdingLine('after', after, target),
    ...(tie === undefined || target === undefined ? [] : [tieLine(tie, target)]),
    ...notes.map((note) => `  ${describeNote(note, 'en')}`),
  ]
}

function holdingLine(when: string, holding: TierCalibration['before'], target: Target | undefined): string {
  const { threshold, subjects, share, reached } = holding
  const held = `${counted(subjects, 'subject').padStart(15)} ${(100 * share).toFixed(2).padStart(6)} %`
  const reach =
    reached === undefined || target?.cumulative === undefined
      ? ''
      : `, ${reachedText(target, reached)} of ${target.cumulative.of} reached`
  return `  ${when.padEnd(7)}${thresholdText(threshold).padEnd(16)}${held}${reach}`
}

function tieLine(
  { score, subjects, included, ...reached }: NonNullable<TierCalibration['tie']>,
  target: Target,
): string {
  const [withThem, without] = [reachedText(target, reached.with), reachedText(target, reached.without)]
  const where = included ? 'taken in' : 'left out'
  return `  tie: ${subjects} subjects share the score ${score} and are never split: with them ${withThem}, without ${without}; ${where}`
}

export function bandLines(dimension: string, { before, after, notes }: Extract<Placing, { ok: true }>): string[] {
  return [
    `${dimension}, before:`,
    ...before.map(bandLine),
    `${dimension}, after:`,
    ...after.map(bandLine),
    ...notes.map((note) => `  ${describeNote(note, 'en')}`),
  ]
}

function bandLine({ edge, points, subjects }: PlacedBand): string {
  const start = edge.from === undefined && edge.above === undefined ? 'below' : thresholdText(edge)
  return `  ${start.padEnd(18)}${String(points).padStart(8)} points ${counted(subjects, 'subject').padStart(17)}`
}
