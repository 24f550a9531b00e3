/** The stretch of a score that is drawn: all subjects and all marks, in equal steps. */
import { ticksOf } from '../../../model/ticks.ts'

export interface ScoreAxis {
  low: number
  high: number
  ticks: readonly number[]
  /** Bars of equal width, over the whole stretch. */
  bins: { from: number; to: number; count: number }
}

/** What an axis has to show. */
interface Shown {
  marks: readonly number[]
  /** Least and greatest score of the population; undefined where there is none. */
  range: readonly [number, number] | undefined
  /** Where the score can be expected without a population. */
  usual: readonly [number, number]
}

/** Bars are no narrower than this share of the axis. */
const NARROW = 1 / 90

/** @param own the last decimal of the score */
export function scoreAxis({ marks, range, usual }: Shown, own: number): ScoreAxis {
  const points = [...marks, ...(range ?? usual)]
  const [least, greatest] = [Math.min(...points), Math.max(...points)]
  const span = greatest - least || 1
  const width = Math.max(roundUp(span * NARROW), own)
  // A little room at both ends, but none where the score is known to end.
  const near = (limit: number, edge: number) => Math.abs(limit - edge) < span * 0.04
  const start = near(usual[0], least) ? Math.min(usual[0], least) : least - span * 0.04
  const end = near(usual[1], greatest) ? Math.max(usual[1], greatest) : greatest + span * 0.04
  const from = tidy(Math.floor(start / width + 1e-9) * width)
  const count = Math.max(Math.ceil((end - from) / width - 1e-9), 1)
  const to = tidy(from + count * width)
  return { low: from, high: to, ticks: ticksOf([from, to], 9), bins: { from, to, count } }
}

const tidy = (value: number): number => Number(value.toPrecision(12)) + 0

function roundUp(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return tidy(([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power)
}
