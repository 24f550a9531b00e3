/** Who gets other points from a dimension than under the base, along a stretch of its values. */
import { NO_POINTS } from '../../../../engine/index.ts'
import { type PreviewState, SAME } from '../state.ts'
import { numbersOf } from './spread.ts'

export interface ShiftsQuestion {
  dimension: string
  /** Values within, both included. */
  from: number
  to: number
}

/** Subjects that go from the same points to the same. */
export interface Shift {
  before: number
  after: number
  count: number
  /** Of these, how many change tier. */
  moved: number
}

/** Most subjects first; undefined where there is nothing to compare with. */
export function shiftsAnswer(state: PreviewState, { dimension, from, to }: ShiftsQuestion): Shift[] | undefined {
  const { now, base, moves } = state
  const values = numbersOf(state, dimension)
  const after = now.scored.points[now.strategy.plan.dimensions.findIndex(({ id }) => id === dimension)]
  const before = base?.scored.points[base.strategy.plan.dimensions.findIndex(({ id }) => id === dimension)]
  if (!values || !after || !before) return undefined
  // By both points, in units of 10⁻⁴ and within ±10⁹.
  const shifts = new Map<number, Shift>()
  for (let row = 0; row < values.length; row++) {
    const [was, is] = [before[row] as number, after[row] as number]
    if (was === is || was === NO_POINTS || is === NO_POINTS) continue
    const value = values[row] as number
    if (!(value >= from && value <= to)) continue
    const key = was * 2 ** 31 + is
    let shift = shifts.get(key)
    if (!shift) {
      shift = { before: was / 10_000, after: is / 10_000, count: 0, moved: 0 }
      shifts.set(key, shift)
    }
    shift.count++
    if (moves[row] !== SAME) shift.moved++
  }
  return [...shifts.values()].sort((a, b) => b.count - a.count).slice(0, MOST)
}

/** A curve may give everybody other points: so many are told apart. */
const MOST = 20
