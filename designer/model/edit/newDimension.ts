/** The points that a new dimension begins with. */
import type { Expression, Points, Strategy } from '../../../engine/index.ts'
import { byId } from '../names.ts'
import { addDimension, newDimensionId } from './dimension.ts'
import { tidy } from './grid.ts'
import { convertPoints } from './kinds.ts'
import { isNumberKind, valueKind, variableOf } from './variable.ts'

/** Bands from 0 to 100 points, their edges evenly over the field's range: to be placed by a population. */
function evenBands(document: Strategy, value: Expression, count: number): NonNullable<Points['bands']> {
  const { min = 0, max = min + 100 } = byId(document.fields, variableOf(value)) ?? {}
  return Array.from({ length: count }, (_, index) => ({
    ...(index === 0 ? {} : { from: tidy(min + ((max - min) * index) / count) }),
    points: Math.round((100 * index) / (count - 1)),
  }))
}

/** Bands for numbers, where `edges` says where; a lookup for answers and words. */
export function firstPoints(
  document: Strategy,
  value: Expression,
  count: number,
  placed: readonly { edge: number | undefined; points: number }[] | undefined,
): Points {
  const kind = valueKind(document, value)
  if (!isNumberKind(kind)) {
    const like = kind === 'date' ? 'formula' : 'lookup'
    return convertPoints({}, like, { document, value, range: [0, 100] })
  }
  const bands = placed?.map(({ edge, points }) => ({ ...(edge === undefined ? {} : { from: edge }), points }))
  return { bands: bands ?? evenBands(document, value, count) }
}

/** The document with such a dimension, for asking where its edges would be. */
export function trialOf(
  document: Strategy,
  value: Expression,
  into: string,
  count: number,
): { document: Strategy; dimension: string } {
  const title = 'trial'
  const dimension = newDimensionId(document, title)
  return {
    dimension,
    document: addDimension({ title, value, into, points: { bands: evenBands(document, value, count) } })(document),
  }
}
