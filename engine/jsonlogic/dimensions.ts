import type { Node } from '../logic/node.ts'
import type { CurvePlan, DimensionPlan, MissingPlan, Plan } from '../plan/plan.ts'
import { bandsRule, lookupRule, tableRule } from './classes.ts'
import { expressionRule } from './expression.ts'
import type { Names } from './names.ts'
import { quantisePoints } from './rounding.ts'
import { choose, isMissing, type Rule, refusal } from './rule.ts'
import type { Stages } from './stages.ts'

/** Turns all values into points: the values first, then what else is read, then points. Fills `names.results`. */
export function addDimensions({ dimensions }: Plan, names: Names, stages: Stages): void {
  const values = stages.settle(dimensions.map(({ value }) => (value ? expressionRule(value, names) : null)))
  const readings = stages.settle(
    dimensions.flatMap((dimension, index) => {
      const inside = { ...names, value: values[index] ?? null }
      return nodesOf(dimension).map((node) => expressionRule(node, inside))
    }),
  )
  const points = dimensions.map((dimension, index) => {
    const read = readings.splice(0, nodesOf(dimension).length)
    return dimensionRule(dimension, values[index] ?? null, read)
  })
  stages.add(points).forEach((name, index) => {
    names.results[index] = name
  })
}

/** The expressions inside a dimension's points. */
const nodesOf = ({ points }: DimensionPlan): Node[] => {
  if (points.kind === 'formula') return [points.formula]
  return points.kind === 'table' ? points.inputs : []
}

function dimensionRule(dimension: DimensionPlan, value: Rule, read: Rule[]): Rule {
  const points = pointsRule(dimension, value, read)
  return dimension.value ? choose([[isMissing(value), missingRule(dimension.missing)]], points) : points
}

/** A dimension that is left out is null. */
function missingRule(missing: MissingPlan): Rule {
  if (missing.kind === 'fail') return refusal('missing-value')
  return missing.kind === 'points' ? missing.points : null
}

/** Scaled points of a present value. */
function pointsRule({ points, missing }: DimensionPlan, value: Rule, read: Rule[]): Rule {
  switch (points.kind) {
    case 'bands':
      return bandsRule(points, value)
    case 'lookup':
      return lookupRule(points, value)
    case 'table':
      return tableRule(points, read)
    case 'curve':
      return quantisePoints(curveRule(points, value))
    case 'formula': {
      // A formula that turns out missing makes its dimension missing.
      const [result = null] = read
      return choose([[isMissing(result), missingRule(missing)]], quantisePoints(result))
    }
  }
}

/** y0 + ((x − x0)·(y1 − y0))/(x1 − x0), in that order of operations; flat outside. */
function curveRule({ xs, ys }: CurvePlan, x: Rule): Rule {
  const segments = xs.map((right, index): [Rule, Rule] => {
    const [left, y0, y1] = [xs[index - 1], ys[index - 1], ys[index] as number]
    const before: Rule = { '<': [x, right] }
    if (left === undefined || y0 === undefined) return [before, y1]
    return [before, { '+': [y0, { '/': [{ '*': [{ '-': [x, left] }, y1 - y0] }, right - left] }] }]
  })
  return choose(segments, ys.at(-1) ?? null)
}
