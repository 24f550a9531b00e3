/** A dimension as a whole: its words and settings, what it reads, its place in the score tree. */
import type { Dimension, Expression, Strategy } from '../../../engine/index.ts'
import { addPart, type Change, changePart, changesOf, freeId, removePart, withProperty } from '../editor/change.ts'
import { byId } from '../names.ts'
import { canBe, convertPoints, kindOf, type PointsKind } from './kinds.ts'
import { valueKind, variableOf } from './variable.ts'
import { rebalanced, setWeights, weighedIn } from './weights.ts'

/** Sets a property, or takes it away where the value is undefined. */
export const setDimension = <K extends keyof Dimension>(id: string, key: K, value: Dimension[K] | undefined): Change =>
  changePart('dimensions', id, (dimension) => withProperty(dimension, key, value))

/** Turns the points into another kind. */
export const setKind =
  (id: string, kind: PointsKind, range: readonly [number, number], kept?: Dimension['points']): Change =>
  (document) =>
    changePart('dimensions', id, (dimension) => ({
      ...dimension,
      points: kept ?? convertPoints(dimension.points, kind, { document, value: dimension.value, range }),
    }))(document)

/** Has the dimension read something else. Points that can't be made of that become such as can. */
export const setValue =
  (id: string, value: Expression, range: readonly [number, number]): Change =>
  (document) =>
    changePart('dimensions', id, (dimension) => {
      const kind = valueKind(document, value)
      const own = kindOf(dimension.points)
      const fits = canBe(own, kind) && (own !== 'lookup' || kind === valueKind(document, dimension.value))
      const fallback = kind === 'string' || kind === 'boolean' ? 'lookup' : kind === 'date' ? 'formula' : 'bands'
      const source = { document, value, range }
      const reset = own === 'lookup' && fallback === 'lookup' ? {} : dimension.points
      return { ...dimension, value, points: fits ? dimension.points : convertPoints(reset, fallback, source) }
    })(document)

export interface NewDimension {
  title: string
  value: Expression
  /** The score that it goes into. */
  into: string
  points: Dimension['points']
}

/** The id that a new dimension gets. */
export const newDimensionId = (document: Strategy, title: string): string =>
  freeId(
    title,
    [...document.dimensions, ...document.scores].map(({ id }) => id),
  )

/** Adds a dimension after its siblings, with an even share of their score. */
export const addDimension =
  ({ title, value, into, points }: NewDimension): Change =>
  (document) => {
    const field = byId(document.fields, variableOf(value))
    const dimension: Dimension = {
      id: newDimensionId(document, title),
      title,
      into,
      value,
      points,
      ...(field?.required === false ? { missing: { points: 0 } } : {}),
    }
    const siblings = weighedIn(document, into).length
    return joined(document, dimension, placeAfter(document, into), 1 / (siblings + 1))
  }

/** Beside the dimension another one like it; the two share its weight. */
export const duplicateDimension =
  (id: string, copyOf: (name: string) => string): Change =>
  (document) => {
    const original = byId(document.dimensions, id)
    if (!original) return document
    const title =
      typeof original.title === 'object'
        ? Object.fromEntries(Object.entries(original.title).map(([tag, name]) => [tag, copyOf(name)]))
        : copyOf(original.title ?? original.id)
    const copyId = freeId(
      `${id}_copy`,
      [...document.dimensions, ...document.scores].map((part) => part.id),
    )
    const copy = { ...original, id: copyId, title }
    const index = document.dimensions.indexOf(original) + 1
    const halves = halved(document, original)
    const weigh = (dimension: Dimension, weight: number | undefined) =>
      weight === undefined ? dimension : { ...dimension, weight }
    return changesOf(
      changePart('dimensions', id, (dimension) => weigh(dimension, halves?.[0])),
      addPart('dimensions', weigh(copy, halves?.[1]), index),
      withoutJudgements(original.into),
    )(document)
  }

/** Two weights that make up one; undefined where the score above knows no shares. */
function halved(document: Strategy, { into, weight }: Dimension): [number, number] | undefined {
  if (byId(document.scores, into)?.combine !== 'weighted' || weight === undefined) return undefined
  const half = Math.round(weight * 500_000) / 1_000_000
  return [half, Number((weight - half).toFixed(6))]
}

/** Takes a dimension away; its siblings share its weight. */
export const removeDimension =
  (id: string): Change =>
  (document) => {
    const dimension = byId(document.dimensions, id)
    if (!dimension) return document
    return withWhole(removePart('dimensions', id)(document), dimension.into)
  }

/** Has the dimension go into another score, with an even share there. */
export const moveInto =
  (id: string, into: string): Change =>
  (document) => {
    const dimension = byId(document.dimensions, id)
    if (!dimension || dimension.into === into || !byId(document.scores, into)) return document
    const without = removeDimension(id)(document)
    const moved = withProperty({ ...dimension, into }, 'weight', undefined)
    return joined(without, moved, document.dimensions.indexOf(dimension), 1 / (weighedIn(without, into).length + 1))
  }

function joined(document: Strategy, dimension: Dimension, index: number, share: number): Strategy {
  const isWeighted = byId(document.scores, dimension.into)?.combine === 'weighted'
  const part = isWeighted ? { ...dimension, weight: 0 } : dimension
  const added = addPart('dimensions', part, index)(document)
  if (!isWeighted) return added
  const children = weighedIn(added, dimension.into)
  const place = children.findIndex((child) => child.kind === 'dimensions' && child.id === dimension.id)
  const weights = children.map(({ weight }) => weight)
  const wanted = Math.round(share * 100) / 100
  return setWeights(dimension.into, rebalanced(weights, place, wanted, new Set(), 0.01))(added)
}

const placeAfter = (document: Strategy, into: string): number => {
  const last = document.dimensions.findLastIndex((dimension) => dimension.into === into)
  return last < 0 ? document.dimensions.length : last + 1
}

/** The weights of a score's children made up to 100 % again, in proportion. */
function withWhole(document: Strategy, score: string): Strategy {
  const children = weighedIn(document, score)
  if (children.length === 0) return withoutJudgements(score)(document)
  const weights = children.map(({ weight }) => weight)
  const largest = weights.indexOf(Math.max(...weights))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const wanted = sum > 0 ? Math.round(((weights[largest] as number) / sum) * 100) / 100 : 1 / weights.length
  return setWeights(score, rebalanced(weights, largest, wanted, new Set(), 0.01))(document)
}

/** What compared the children of a score in pairs holds no longer once there are others. */
const withoutJudgements = (score: string): Change =>
  changePart('scores', score, (item) => withProperty(item, 'judgements', undefined))
