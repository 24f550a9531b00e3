/** Targets, and what is reached of them, in words. */
import type { Target, Threshold } from '../../../engine/index.ts'
import { counted } from '../io/output.ts'

/** A share as percent, with as many decimals as tell it apart: 80 %, 0.6 %. */
const percent = (share: number, decimals: number): string => `${(100 * share).toFixed(decimals)} %`

/** A written share needs no more digits than it has. */
const asWritten = (share: number): string => `${Number((100 * share).toPrecision(12))} %`

export function targetText(target: Target): string {
  if (target.count !== undefined) return counted(target.count, 'subject')
  if (target.share !== undefined) return `${asWritten(target.share)} of subjects`
  const { of = '', share = 0 } = target.cumulative ?? {}
  return `${asWritten(share)} of ${of} in this tier and better`
}

/** What was reached, in the unit of the target. */
export const reachedText = (target: Target, reached: number): string =>
  target.count === undefined ? percent(reached, 2) : String(reached)

export function differenceText(target: Target, difference: number): string {
  if (target.count !== undefined) return `${difference < 0 ? '−' : '+'}${Math.abs(difference)}`
  const shown = (100 * Math.abs(difference)).toFixed(2)
  return `${difference < 0 ? '−' : '+'}${shown} percentage points`
}

export function thresholdText({ from, above }: Threshold): string {
  if (from !== undefined) return `from ${from}`
  return above === undefined ? 'no threshold' : `above ${above}`
}
