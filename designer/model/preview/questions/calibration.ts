/** Thresholds that the targets of tiers ask for: what they would be, and what tiers would hold then. */
import {
  amountFields,
  type Calibration,
  calibrate,
  NO_POINTS,
  type Strategy,
  tierCounts,
} from '../../../../engine/index.ts'
import type { PreviewState, Scoring } from '../state.ts'
import { amountsOf } from './amounts.ts'
import { mainScore } from './dimension.ts'

/** Of the document as it is: targets stand in its tiers. */
export interface CalibrationQuestion {
  /** While something is dragged the last answer stays: ranking a large population takes longer than a frame. */
  isMoving: boolean
}

type Calibrated = Extract<Calibration, { ok: true }>

export type CalibrationAnswer =
  | (Pick<Calibrated, 'ok' | 'tiers' | 'changed'> & {
      /** Subjects in the end, after hold and overrides, by index of the tier. */
      final: { now: number[]; then: number[] }
    })
  | Extract<Calibration, { ok: false }>

const last = new WeakMap<object, CalibrationAnswer>()

export function calibrationAnswer(state: PreviewState, { isMoving }: CalibrationQuestion): CalibrationAnswer {
  const known = isMoving ? last.get(state.table) : undefined
  const answer = known ?? calibrated(state)
  last.set(state.table, answer)
  return answer
}

function calibrated(state: PreviewState): CalibrationAnswer {
  const { now } = state
  const calibration = calibrate(now.strategy, populationOf(state))
  if (!calibration.ok) return calibration
  const { ok, tiers, changed, document } = calibration
  const then = changed ? state.score(document) : now
  return { ok, tiers, changed, final: { now: tierCounts(now.scored), then: tierCounts((then ?? now).scored) } }
}

function populationOf(state: PreviewState) {
  const { now } = state
  const { document } = now.strategy
  const before = withoutAdds(document) ? now : (state.score({ ...document, overrides: [] }) ?? now)
  const rows = decidedRows(now)
  const index = mainScore(now.strategy.plan)
  const scaled = index === undefined ? undefined : before.scored.scores[index]
  const scores = scaled ? Float64Array.from(rows, (row) => (scaled[row] ?? NO_POINTS) / 10_000) : []
  const amounts = amountFields(document).map((field) => {
    const column = amountsOf(now, field)
    return [field, Float64Array.from(rows, (row) => column?.[row] ?? Number.NaN)] as const
  })
  return { scores, amounts: new Map(amounts) }
}

const withoutAdds = ({ overrides = [] }: Strategy): boolean => overrides.every(({ then }) => then.add === undefined)

function decidedRows({ scored }: Scoring): Int32Array {
  const rows = new Int32Array(scored.length - scored.refused)
  let place = 0
  for (let row = 0; row < scored.length; row++) if ((scored.tiers[row] as number) >= 0) rows[place++] = row
  return rows
}
