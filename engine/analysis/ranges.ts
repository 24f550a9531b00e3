// INTERIM, so that others can run: to be replaced by the interval analysis (owner: check helper).
import type { Plan } from '../plan/plan.ts'

export interface PlanRanges {
  dimensions: { points: { low: number; high: number }; bounded: boolean }[]
}

export function rangesOf(plan: Plan): PlanRanges {
  return {
    dimensions: plan.dimensions.map(({ points }) => {
      if (points.kind === 'formula') return { points: { low: -1e9, high: 1e9 }, bounded: false }
      const yields = points.kind === 'curve' ? points.ys.map((y) => Math.round(y * 1e4)) : [...points.yields]
      if (points.kind === 'lookup' || points.kind === 'table') if (points.otherwise) yields.push(points.otherwise.yield)
      return { points: { low: Math.min(...yields), high: Math.max(...yields) }, bounded: true }
    }),
  }
}
