/**
 * The rows backend: a plan becomes a list of steps over a frame, in the order of evaluation. One
 * subject goes in; what comes out are facts in the frame (indices, scaled integers), or a stop.
 */
import { compileIntake, type Intake } from '../intake/intake.ts'
import type { Plan } from '../plan/plan.ts'
import { compileAssign, compileHold } from './assign.ts'
import { type Banded, bandedOf, compileBanded } from './banded.ts'
import { compileDerived, type DeriveStep } from './derived.ts'
import { compileDimension, type PointsStep, type ScoreStep } from './dimensions.ts'
import { createFrame, type Frame } from './frame.ts'
import { compileKeyed, type Keyed, keyedOf } from './keyed.ts'
import { compileOverrides, type OverrideSteps } from './overrides.ts'
import type { Stop } from './refusals.ts'
import { compileScore } from './scores.ts'

export interface Rows {
  intake: Intake
  derived: DeriveStep[]
  points: PointsStep
  /** Children before parents. */
  scores: ScoreStep[]
  overrides: OverrideSteps
  assign: ScoreStep
  hold: (frame: Frame) => void
  /** The frame of evaluations, and one for what-if runs of explanations. */
  frame: Frame
  scratch: Frame
}

export function compileRows(plan: Plan): Rows {
  return {
    intake: compileIntake(plan),
    derived: plan.derived.map(compileDerived),
    points: compilePoints(plan),
    scores: plan.scoreOrder.map((index) => compileScore(plan.scores[index] as Plan['scores'][number], index)),
    overrides: compileOverrides(plan),
    assign: compileAssign(plan.assign),
    hold: compileHold(plan),
    frame: createFrame(plan),
    scratch: createFrame(plan),
  }
}

/** All dimensions: bands over numbers of the input at once, lookups of its fields at once, any others one by one. */
function compilePoints({ dimensions }: Plan): PointsStep {
  const banded: Banded[] = []
  const keyed: Keyed[] = []
  const others: ScoreStep[] = []
  dimensions.forEach((dimension, index) => {
    const [bands, keys] = [bandedOf(dimension, index), keyedOf(dimension, index)]
    if (bands) banded.push(bands)
    else if (keys) keyed.push(keys)
    else others.push(compileDimension(dimension, index))
  })
  const [runBanded, runKeyed] = [compileBanded(banded), compileKeyed(keyed)]
  return (frame) => {
    let stops = runBanded(frame)
    const unkeyed = runKeyed(frame)
    if (unkeyed) stops = [...(stops ?? []), ...unkeyed]
    for (let place = 0; place < others.length; place++) {
      const stop = (others[place] as ScoreStep)(frame)
      if (stop) stops = [...(stops ?? []), stop]
    }
    return stops?.sort((a, b) => a.index - b.index)
  }
}

/** From fields to points. All dimensions that refuse are listed; a derived value stops at once. */
export function runToPoints(rows: Rows, frame: Frame): Stop[] | undefined {
  frame.hasAbsent = false
  for (const derive of rows.derived) {
    const stop = derive(frame)
    if (stop) return [stop]
  }
  return rows.points(frame)
}

/** From points to the final tier: scores, adds, assign, hold, tier overrides. */
export function runFromScores(rows: Rows, frame: Frame): Stop | undefined {
  for (const score of rows.scores) {
    const stop = score(frame)
    if (stop) return stop
  }
  const stop = rows.overrides.adds(frame) ?? rows.assign(frame)
  if (stop) return stop
  rows.hold(frame)
  rows.overrides.tiers(frame)
  return undefined
}
