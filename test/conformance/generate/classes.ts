/** Bands, lookups, tables and curves that yield whatever they are asked to. */
import type { Cell, Expression } from '../../../engine/index.ts'
import { awkwardNumbers, type Draw, dates, pointValues, texts } from './choose.ts'
import { type ExpressionDraw, expression, type Type } from './expressions.ts'

const ascending = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)

export type Edge = { from?: number; above?: number }

/** Edges of bands: the first band has none, and now and then two bands share one. */
export function edges(draw: Draw, values: readonly number[], most: number): Edge[] {
  const at = ascending(draw.list(0, most, () => draw.pick(values)))
  return [
    {},
    ...at.flatMap((value): Edge[] => {
      if (draw.oneIn(8)) return [{ from: value }, { above: value }]
      return [draw.oneIn(3) ? { above: value } : { from: value }]
    }),
  ]
}

export const bands = <Y>(draw: Draw, key: string, yieldOf: () => Y): (Edge & Record<string, Y>)[] =>
  edges(draw, awkwardNumbers, 4).map((edge) => ({ ...edge, [key]: yieldOf() })) as (Edge & Record<string, Y>)[]

/** A lookup over keys of a type; `options` are the texts to expect. */
export function lookup<Y>(draw: Draw, type: Type, options: readonly string[], yieldOf: () => Y): Record<string, Y> {
  const keys: Record<Type, readonly string[]> = {
    number: awkwardNumbers.map(String),
    string: options.length > 0 ? options : texts,
    boolean: ['true', 'false'],
    date: dates,
  }
  const chosen = draw.list(1, 4, () => draw.pick(keys[type])).filter((key) => key !== '__proto__')
  const unique = [...new Set(chosen.length > 0 ? chosen : [keys[type][0] ?? ''])]
  return Object.fromEntries(unique.map((key) => [key, yieldOf()]))
}

export function curve(draw: Draw): [number, number][] {
  const xs = ascending(draw.list(1, 4, () => draw.pick(awkwardNumbers)))
  return xs.flatMap((x): [number, number][] => {
    const point = (): [number, number] => [x, draw.pick(pointValues)]
    return draw.oneIn(5) ? [point(), point()] : [point()]
  })
}

export interface GeneratedTable<Y> {
  inputs: Expression[]
  hit: string
  rows: ({ when: Cell[] } & Record<string, Y>)[]
  otherwise?: Y
}

export function table<Y>(
  context: ExpressionDraw,
  hits: readonly string[],
  key: string,
  yieldOf: () => Y,
): GeneratedTable<Y> {
  const { draw } = context
  const columns = draw.list(1, 3, () => {
    const known = context.names.filter(({ name }) => name !== 'subject' && name !== 'tier')
    const name = draw.pick(known)
    if (draw.oneIn(4)) return { type: 'boolean' as const, input: expression('boolean', 2, context), options: [] }
    return { type: name.type, input: { var: name.name } as Expression, options: name.options ?? [] }
  })
  const row = () =>
    ({ when: columns.map(({ type, options }) => cell(draw, type, options, 2)), [key]: yieldOf() }) as {
      when: Cell[]
    } & Record<string, Y>
  const rows = draw.list(1, 5, row)
  const inputs = columns.map(({ input }) => input)
  return { inputs, hit: draw.pick(hits), rows, ...(draw.oneIn(3) ? {} : { otherwise: yieldOf() }) }
}

function cell(draw: Draw, type: Type, options: readonly string[], depth: number): Cell {
  const kind = draw.integer(0, 9)
  if (kind <= 2) return null
  if (depth > 0 && kind === 3) return { not: cell(draw, type, options, depth - 1) }
  if (depth > 0 && kind === 4) return draw.list(1, 3, () => cell(draw, type, options, depth - 1))
  if (type === 'boolean') return draw.oneIn(2)
  if (type === 'string') return draw.pick(options.length > 0 ? options : texts)
  if (kind <= 6) return type === 'date' ? draw.pick(dates) : draw.pick(awkwardNumbers)
  return interval(draw, type)
}

function interval(draw: Draw, type: 'number' | 'date'): Cell {
  const values: (number | string)[] =
    type === 'date'
      ? [draw.pick(dates), draw.pick(dates)].sort()
      : [draw.pick(awkwardNumbers), draw.pick(awkwardNumbers)].sort((a, b) => a - b)
  const [low, high] = values as [number, number]
  if (low === high) return { from: low, to: high }
  const lower = draw.oneIn(2) ? { above: low } : { from: low }
  const upper = draw.oneIn(2) ? { below: high } : { to: high }
  return draw.pick([lower, upper, { ...lower, ...upper }])
}
