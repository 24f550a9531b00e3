/** Subjects to start from: by chance, and at the corners where every dimension is at its best or worst. */
import type { DimensionPlan, Plan } from '../../plan/plan.ts'
import { type Aim, aimPlace } from './aim.ts'
import { type Draft, drawValue, type Marks, shiftDays, valuesOf } from './draft.ts'
import type { Random } from './random.ts'

export interface Subjects {
  /** A subject by chance. */
  draw(): Draft
  /** One with every dimension of a version near its best (or worst) points. */
  corner(plan: Plan, best: boolean): Draft
}

export function subjectsOf(plans: readonly Plan[], marks: Marks, random: Random): Subjects {
  const fields = new Map(plans.flatMap((plan) => plan.fields.map((field) => [field.id, field] as const)))
  const values = new Map([...fields.values()].map((field) => [field.id, valuesOf(field, marks)]))
  const dates = [...marks.asOf]
  const tiers = [...new Set(plans.flatMap((plan) => plan.tiers.map(({ id }) => id)))]
  const holds = plans.some(({ hold }) => hold !== undefined)
  const draw = (): Draft => {
    const input: Record<string, unknown> = {}
    for (const field of fields.values()) input[field.id] = drawValue(field, values.get(field.id) ?? [], random)
    const date = random.pick(dates)
    return {
      input,
      asOf: random.oneIn(3) ? shiftDays(date, random.pick([-1, 1, -400, 400])) : date,
      subject: marks.subjects.size > 0 && random.oneIn(2) ? random.pick([...marks.subjects]) : undefined,
      previousTier: holds && random.oneIn(2) ? random.pick(tiers) : undefined,
    }
  }
  const corner = (plan: Plan, best: boolean): Draft => {
    const draft = draw()
    draft.subject = undefined
    draft.previousTier = undefined
    for (const dimension of plan.dimensions) aimExtreme(dimension, best, { plan, draft, random })
    return draft
  }
  return { draw, corner }
}

function aimExtreme({ value, points }: DimensionPlan, best: boolean, aim: Aim): void {
  if (points.kind === 'formula') return
  const yields = points.kind === 'curve' ? points.ys : points.yields
  const wanted = best ? Math.max(...yields) : Math.min(...yields)
  aimPlace(value, points, yields.indexOf(wanted), aim)
}
