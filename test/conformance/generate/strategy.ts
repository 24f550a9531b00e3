/** Whole strategies, using every feature of the document that decides. */
import type { Strategy } from '../../../engine/index.ts'
import { type Draw, dates, pointValues, texts } from './choose.ts'
import { bands, curve, edges, lookup, table } from './classes.ts'
import { type ExpressionDraw, expression, literal, type Name, type Type } from './expressions.ts'

type Document = Record<string, unknown>

export function strategy(draw: Draw): Strategy {
  const fields = draw.list(1, 6, (index) => field(draw, index))
  const names: Name[] = [...fields.map(nameOfField), { name: 'asOf', type: 'date' }]
  const derived = draw.list(0, 3, (index) => derivedValue({ draw, names }, index, names))
  const scores = scoreTree(draw)
  const dimensions = dimensionsOf({ draw, names }, scores)
  share(draw, scores, dimensions)
  const results: Name[] = [
    ...dimensions.map(({ id }): Name => ({ name: `points.${id}`, type: 'number' })),
    ...scores.map(({ id }): Name => ({ name: `scores.${id}`, type: 'number' })),
  ]
  const tiers = draw.list(1, 5, (index) => ({ id: `t${index}` }))
  const ordered = !draw.oneIn(6)
  const after: ExpressionDraw = { draw, names: [...names, ...results] }
  const tierIds = tiers.map(({ id }) => id)
  const assign = assignment(after, scores, tierIds, ordered)
  const hasHold = ordered && assign.bands !== undefined && draw.oneIn(2)
  return {
    format: 'tiersmith/1',
    id: 'generated',
    fields,
    derived,
    scores,
    dimensions,
    tiers,
    ...(ordered ? {} : { ordered }),
    assign,
    ...(hasHold ? { hold: hold(draw) } : {}),
    overrides: overrides(after, scores, tierIds, ordered),
  } as unknown as Strategy
}

function field(draw: Draw, index: number) {
  const type = draw.pick(['number', 'number', 'integer', 'string', 'boolean', 'date'] as const)
  const options =
    type === 'string' && !draw.oneIn(3) ? [...new Set(draw.list(1, 4, () => draw.pick(texts)))] : undefined
  const isBounded = (type === 'number' || type === 'integer') && draw.oneIn(6)
  return {
    id: draw.pick(['f', '年', 'toString', 'length']) + index,
    type,
    ...(options ? { options } : {}),
    ...(isBounded ? { min: -1000, max: 1000 } : {}),
    ...(draw.oneIn(3) ? {} : { required: false }),
  }
}

const nameOfField = ({ id, type, options }: ReturnType<typeof field>): Name => ({
  name: id,
  type: type === 'integer' ? 'number' : type,
  ...(options ? { options } : {}),
})

/** One derived value; its name joins those that later ones may read. */
function derivedValue(context: ExpressionDraw, index: number, names: Name[]): Document {
  const { draw } = context
  const id = `d${index}`
  const kind = draw.pick(['value', 'value', 'bands', 'lookup', 'table'] as const)
  const type =
    kind === 'value'
      ? draw.pick(['number', 'number', 'boolean', 'date', 'string'] as const)
      : draw.pick(['number', 'string', 'boolean'] as const)
  const yieldOf = () => literal(type, draw)
  const decimals = draw.oneIn(3) ? { decimals: draw.integer(0, 6) } : {}
  const document = derivedBody(kind, type, context, yieldOf)
  names.push({ name: id, type })
  return { id, ...decimals, ...document }
}

function derivedBody(kind: string, type: Type, context: ExpressionDraw, yieldOf: () => unknown): Document {
  const { draw } = context
  switch (kind) {
    case 'bands':
      return { value: expression('number', 2, context), bands: bands(draw, 'value', yieldOf) }
    case 'lookup': {
      const of = draw.pick(context.names)
      const otherwise = draw.oneIn(3) ? {} : { otherwise: yieldOf() }
      return { value: { var: of.name }, lookup: lookup(draw, of.type, of.options ?? [], yieldOf), ...otherwise }
    }
    case 'table':
      return { table: table(context, ['first', 'unique', 'any'], 'value', yieldOf) }
    default:
      return { value: expression(type, 3, context) }
  }
}

interface ScoreDocument extends Document {
  id: string
  into?: string
  combine: string
}

/** One or two roots, and scores below them. */
function scoreTree(draw: Draw): ScoreDocument[] {
  if (draw.oneIn(20)) return []
  const roots = draw.oneIn(4) ? 2 : 1
  const score = (id: string, into?: string): ScoreDocument => {
    const [low, high] = [draw.pick(pointValues), draw.pick(pointValues)].sort((a, b) => a - b)
    return {
      id,
      ...(into === undefined ? {} : { into }),
      combine: draw.pick(['weighted', 'weighted', 'mean', 'sum', 'min', 'max']),
      ...(draw.oneIn(2) ? { decimals: draw.integer(0, 4) } : {}),
      ...(draw.oneIn(5) ? { floor: low } : {}),
      ...(draw.oneIn(5) ? { cap: high } : {}),
    }
  }
  const tree: ScoreDocument[] = Array.from({ length: roots }, (_, index) => score(`s${index}`))
  const inner = draw.integer(0, 4)
  for (let index = 0; index < inner; index++) tree.push(score(`s${roots + index}`, draw.pick(tree).id))
  return draw.oneIn(2) ? tree : tree.reverse()
}

/** Dimensions so that every score has a child. */
function dimensionsOf(context: ExpressionDraw, scores: ScoreDocument[]): ScoreDocument[] {
  if (scores.length === 0) return []
  const { draw } = context
  const childless = scores.filter(({ id }) => !scores.some(({ into }) => into === id))
  const more = draw.list(0, 4, () => draw.pick(scores))
  return [...childless, ...more].map(({ id }, index) => dimension(context, `x${index}`, id))
}

function dimension(context: ExpressionDraw, id: string, into: string): ScoreDocument {
  const { draw } = context
  const of = draw.pick(context.names)
  const points = () => draw.pick(pointValues)
  const missing = draw.pick([
    {},
    { missing: 'skip' },
    { missing: 'skip' },
    { missing: { points: points() } },
    { missing: 'fail' },
  ])
  const common = { id, into, ...missing }
  const numeric = { value: expression('number', 2, context) }
  switch (draw.pick(['bands', 'bands', 'lookup', 'curve', 'formula', 'table'])) {
    case 'bands':
      return { ...common, ...numeric, points: { bands: bands(draw, 'points', points) } } as unknown as ScoreDocument
    case 'lookup': {
      const otherwise = draw.oneIn(4) ? {} : { otherwise: points() }
      const found = lookup(draw, of.type, of.options ?? [], points)
      return { ...common, value: { var: of.name }, points: { lookup: found, ...otherwise } } as unknown as ScoreDocument
    }
    case 'curve':
      return { ...common, ...numeric, points: { curve: curve(draw) } } as unknown as ScoreDocument
    case 'formula': {
      if (draw.oneIn(3))
        return { ...common, points: { formula: expression('number', 3, context) } } as unknown as ScoreDocument
      const inside = { draw, names: [...context.names, { name: 'value', type: of.type }] }
      return {
        ...common,
        value: { var: of.name },
        points: { formula: expression('number', 3, inside) },
      } as unknown as ScoreDocument
    }
    default: {
      const found = table(context, ['first', 'unique', 'any', 'sum', 'min', 'max'], 'points', points)
      const value = draw.oneIn(2) ? { value: { var: of.name } } : {}
      return { ...common, ...value, points: { table: found } } as unknown as ScoreDocument
    }
  }
}

/** Gives weights to the children of weighted and sum scores; those of a weighted one total 1. */
function share(draw: Draw, scores: ScoreDocument[], dimensions: ScoreDocument[]): void {
  for (const score of scores) {
    const children = [...dimensions, ...scores].filter(({ into }) => into === score.id)
    if (score.combine === 'weighted') {
      const weights = parts(draw, children.length)
      children.forEach((child, index) => {
        child.weight = weights[index]
      })
    }
    if (score.combine === 'sum')
      for (const child of children)
        if (draw.oneIn(2)) child.weight = draw.pick([1, 2, 0.5, -1, 0.333333, 0.000001, -0.25])
  }
}

/** Positive parts of 1 in millionths: equal, or by chance. */
function parts(draw: Draw, count: number): number[] {
  const shares = draw.oneIn(2) ? draw.list(count, count, () => draw.integer(1, 100)) : new Array<number>(count).fill(1)
  const total = shares.reduce((sum, part) => sum + part, 0)
  const whole = shares.map((part) => Math.max(1, Math.floor((part * 1_000_000) / total)))
  const rest = 1_000_000 - whole.reduce((sum, part) => sum + part, 0)
  return whole.map((part, index) => (part + (index === 0 ? rest : 0)) / 1_000_000)
}

function assignment(context: ExpressionDraw, scores: ScoreDocument[], tiers: string[], ordered: boolean): Document {
  const { draw } = context
  const kind = scores.length === 0 ? 'table' : draw.pick(['bands', 'bands', 'bands', 'matrix', 'table'])
  if (kind === 'table') {
    const hits = ['first', 'unique', 'any', ...(ordered ? ['best', 'worst'] : [])]
    return { table: table(context, hits, 'tier', () => draw.pick(tiers)) }
  }
  if (kind === 'matrix') return { matrix: matrix(draw, scores, tiers) }
  const lines = edges(draw, pointValues, tiers.length - 1).slice(0, tiers.length)
  const worstFirst = tiers.slice(tiers.length - lines.length).reverse()
  return { score: draw.pick(scores).id, bands: lines.map((edge, index) => ({ ...edge, tier: worstFirst[index] })) }
}

function matrix(draw: Draw, scores: ScoreDocument[], tiers: string[]): Document {
  const axis = () => ({
    score: draw.pick(scores).id,
    edges: [...new Set(draw.list(0, 3, () => draw.pick(pointValues)))].sort((a, b) => a - b),
  })
  const [x, y] = [axis(), axis()]
  const cells = y.edges.concat(0).map(() => x.edges.concat(0).map(() => draw.pick(tiers)))
  return { x, y, cells }
}

const hold = (draw: Draw): Document => ({
  margin: Math.abs(draw.pick(pointValues)),
  ...(draw.oneIn(2) ? { maxDrop: draw.integer(1, 2) } : {}),
})

/** Adds first, then tier effects, with flags anywhere. */
function overrides(context: ExpressionDraw, scores: ScoreDocument[], tiers: string[], ordered: boolean): Document[] {
  const { draw } = context
  const roots = scores.filter(({ into }) => into === undefined)
  const withSubject: Name[] = [...context.names, { name: 'subject', type: 'string', options: ['S-1', 'S-2'] }]
  const withTier: Name[] = [...withSubject, { name: 'tier', type: 'string', options: tiers }]
  const flag = () => ({ effect: { flag: 'look' }, names: withSubject })
  const add = () =>
    roots.length === 0 || draw.oneIn(5)
      ? flag()
      : { effect: { add: { score: draw.pick(roots).id, points: draw.pick(pointValues) } }, names: withSubject }
  const tierEffect = () => {
    if (draw.oneIn(6)) return flag()
    const kind = ordered ? draw.pick(['atMost', 'atLeast', 'tier']) : 'tier'
    return { effect: { [kind]: draw.pick(tiers) }, names: withTier }
  }
  const drawn = [...draw.list(0, 2, add), ...draw.list(0, 3, tierEffect)]
  return drawn.map(({ effect, names }, index) => ({
    id: `o${index}`,
    when: expression('boolean', 2, { draw, names }),
    then: effect,
    ...period(draw),
    ...(draw.oneIn(4) ? { final: true } : {}),
  }))
}

function period(draw: Draw): Document {
  if (!draw.oneIn(4)) return {}
  const [starts, expires] = [draw.pick(dates), draw.pick(dates)].sort() as [string, string]
  if (starts === expires) return { starts }
  return draw.pick([{ starts }, { expires }, { starts, expires }])
}
