/** The numbers that a value can be moved to: multiples of a step, within what the field allows. */
import type { Expression, Strategy } from '../../../engine/index.ts'
import { byId } from '../names.ts'
import { variableOf } from './variable.ts'

export interface Grid {
  /** What a key or the pointer moves by. */
  step: number
  /** A number on the grid. */
  base: number
  /** The step of the field, where it has one: there are no values between. What is typed is moved onto it, too. */
  own: number | undefined
  min: number | undefined
  max: number | undefined
}

/** By 1 point, from 0; any points may be typed. */
export const pointsGrid: Grid = { step: 1, base: 0, own: undefined, min: -100_000, max: 100_000 }

/**
 * The grid of a dimension's value: the step of the field that it reads, 1 for whole numbers, or a round number that
 * is wide enough to be seen.
 * @param visible how much of the line is about a hundredth of what is drawn
 */
export function gridOf(document: Strategy, value: Expression | undefined, visible: number): Grid {
  const field = byId(document.fields, variableOf(value))
  const { min, max, step } = field ?? {}
  const own = step ?? (field?.type === 'integer' ? 1 : undefined)
  const round = roundStep(visible)
  if (own === undefined) return { step: round, base: 0, own, min, max }
  return { step: Math.max(own, tidy(Math.round(round / own) * own)), base: min ?? 0, own, min, max }
}

/** The greatest of 1, 2, 5, 10, … that isn't above. */
function roundStep(rough: number): number {
  if (!(rough > 0) || !Number.isFinite(rough)) return 1
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9)
  const factor = [5, 2, 1].find((one) => one * power <= rough * 1.000_001) ?? 1
  return tidy(factor * power)
}

/** Without the noise of arithmetic in doubles: at most 12 digits. */
export const tidy = (value: number): number => Number(value.toPrecision(12)) + 0

/** Points have at most 4 decimals. */
export const tidyPoints = (points: number): number =>
  Math.min(Math.max(Math.round(points * 10_000) / 10_000, -100_000), 100_000) + 0

const snapped = (value: number, step: number, base: number): number =>
  tidy(base + Math.round((value - base) / step) * step)

/**
 * The number nearest to a wish that lies strictly between two others and within the grid's limits; undefined where
 * there is none.
 * @param free whether it may lie between the steps, as when it is typed
 */
export function between(
  wish: number,
  low: number | undefined,
  high: number | undefined,
  grid: Grid,
  free = false,
): number | undefined {
  const clamp = (value: number) => Math.min(Math.max(value, grid.min ?? -Infinity), grid.max ?? Infinity)
  const fits = (value: number) => (low === undefined || value > low) && (high === undefined || value < high)
  const typed = grid.own === undefined ? tidy(wish) : snapped(wish, grid.own, grid.base)
  const wanted = clamp(free ? typed : snapped(wish, grid.step, grid.base))
  if (fits(wanted)) return wanted
  // Beside a neighbour, as near as the steps allow, and the smaller ones where there is little room.
  for (const step of [grid.step, grid.own ?? grid.step / 10]) {
    const steps = (value: number) => (value - grid.base) / step
    const nearest =
      low !== undefined && wanted <= low
        ? tidy(grid.base + (Math.floor(steps(low) + 1e-9) + 1) * step)
        : tidy(grid.base + (Math.ceil(steps(high as number) - 1e-9) - 1) * step)
    if (clamp(nearest) === nearest && fits(nearest)) return nearest
  }
  return undefined
}
