/** Points of one kind turned into another, keeping what can be kept. */
import type { Cell, Points, PointsEntry, Scalar, Strategy } from '../../../engine/index.ts'
import { byId, optionsOf } from '../names.ts'
import { type Band, type Edged, edgeOf } from './bands.ts'
import { tidy, tidyPoints } from './grid.ts'
import { classesOf, isNumberKind, type ValueKind, valueKind, variableOf } from './variable.ts'

export const KINDS = ['bands', 'lookup', 'curve', 'formula', 'table'] as const
export type PointsKind = (typeof KINDS)[number]

export const kindOf = (points: Points): PointsKind => KINDS.find((kind) => points[kind] !== undefined) ?? 'formula'

/** Bands and curves need a number line. */
export const canBe = (kind: PointsKind, value: ValueKind): boolean =>
  kind === 'bands' || kind === 'curve' ? isNumberKind(value) : kind !== 'lookup' || value !== 'date'

/** What the points are made from: the dimension's value, and the stretch of the line that is drawn. */
export interface Source {
  document: Strategy
  value: Parameters<typeof valueKind>[1]
  range: readonly [low: number, high: number]
}

/** The same points as another kind. Bands, curves, lookups and tables share their edges, keys and points. */
export function convertPoints(points: Points, kind: PointsKind, source: Source): Points {
  if (points[kind] !== undefined) return points
  switch (kind) {
    case 'bands':
      return { bands: bandsFrom(points, source) }
    case 'curve':
      return { curve: curveFrom(points, source) }
    case 'lookup':
      return { lookup: lookupFrom(points, source) }
    case 'formula':
      return {
        formula: isNumberKind(valueKind(source.document, source.value)) ? { var: 'value' } : extremes(points)[1],
      }
    case 'table':
      return { table: tableFrom(points, source) }
  }
}

const entryPoints = (entry: PointsEntry): number => (typeof entry === 'number' ? entry : entry.points)

/** The least and the most points that are written down; 0 and 100 where none are. */
function extremes({ bands, curve, lookup, table }: Points): [number, number] {
  const all = [
    ...(bands ?? []).map((band) => band.points),
    ...(curve ?? []).map(([, y]) => y),
    ...Object.values(lookup ?? {}).map(entryPoints),
    ...(table?.rows ?? []).map((row) => row.points),
  ]
  if (all.length === 0) return [0, 100]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  return low === high ? [Math.min(low, 0), Math.max(high, 100)] : [low, high]
}

/** One band more than a curve has points apart: each begins at a point, with its height. */
function bandsFrom(points: Points, { range }: Source): Band[] {
  const [low, high] = extremes(points)
  if (points.curve) {
    const knees = points.curve.filter(([x], index, all) => all[index + 1]?.[0] !== x)
    const [first, ...rest] = knees
    if (first && rest.length > 0) {
      return [{ points: points.curve[0]?.[1] ?? 0 }, ...rest.map(([from, y]) => ({ from, points: y }))]
    }
  }
  return [{ points: low }, { from: tidy((range[0] + range[1]) / 2), points: high }]
}

/** Through the edges at the points of the bands that begin there; before them a point as far off as the first two lie. */
function curveFrom(points: Points, { range }: Source): [number, number][] {
  const [low, high] = extremes(points)
  const knees = (points.bands ?? []).slice(1).map((band): [number, number] => [edgeOf(band) as number, band.points])
  const [first, second] = knees
  const distinct = knees.filter(([x], index) => x !== knees[index - 1]?.[0])
  if (!first)
    return [
      [range[0], low],
      [range[1] > range[0] ? range[1] : range[0] + 1, high],
    ]
  const gap = (second?.[0] ?? first[0] + (range[1] - range[0] || 2) / 2) - first[0]
  const start = Math.max(first[0] - (gap || 1), Math.min(range[0], first[0] - (gap || 1) / 2))
  return [[tidy(start), points.bands?.[0]?.points ?? low], ...distinct]
}

/** An entry for every value that is known beforehand; in full for the first, then less and less. */
function lookupFrom(points: Points, source: Source): Record<string, PointsEntry> {
  const [low, high] = extremes(points)
  const keys = keysOf(points, source)
  const last = Math.max(keys.length - 1, 1)
  return Object.fromEntries(
    keys.map((key, index) => [key, tidyPoints(Number((high - ((high - low) * index) / last).toFixed(0)))]),
  )
}

function keysOf(points: Points, { document, value }: Source): string[] {
  const kind = valueKind(document, value)
  const options = optionsOf(byId(document.fields, variableOf(value))?.options).map(({ id }) => id)
  const classes = classesOf(document, value).map(String)
  const written = isNumberKind(kind)
    ? [...(points.bands ?? []).map(edgeOf), ...(points.curve ?? []).map(([x]) => x)]
        .filter((edge) => edge !== undefined)
        .map(String)
    : []
  const keys = kind === 'boolean' ? ['true', 'false'] : [...options, ...classes, ...written]
  return keys.length > 0 ? [...new Set(keys)] : [isNumberKind(kind) ? '0' : 'A']
}

/** The cell that takes what a band takes. */
export function bandCell(bands: readonly Edged[], index: number): Cell {
  const { from, above } = bands[index] ?? {}
  const next = bands[index + 1]
  const cell = {
    ...(from === undefined ? {} : { from }),
    ...(above === undefined ? {} : { above }),
    ...(next?.from === undefined ? {} : { below: next.from }),
    ...(next?.above === undefined ? {} : { to: next.above }),
  }
  return Object.keys(cell).length === 0 ? null : cell
}

/** A row for each band or entry; for the rest what is known of it. */
function tableFrom(points: Points, { document, value }: Source): NonNullable<Points['table']> {
  const row = (cell: Cell, yielded: PointsEntry) => ({
    when: [cell],
    ...(typeof yielded === 'number' ? { points: yielded } : yielded),
  })
  const bandRow = (band: Band, index: number, bands: Band[]) => {
    const { from: _from, above: _above, ...yielded } = band
    return row(bandCell(bands, index), yielded)
  }
  const literal = (key: string): Scalar => literalOf(key, valueKind(document, value))
  const rows = [
    ...(points.bands ?? []).map(bandRow),
    ...Object.entries(points.lookup ?? {}).map(([key, entry]) => row(literal(key), entry)),
  ]
  return {
    inputs: [value ?? { var: document.fields[0]?.id ?? 'value' }],
    hit: 'first',
    rows: rows.length > 0 ? rows : [row(null, extremes(points)[0])],
    ...(points.otherwise === undefined ? {} : { otherwise: points.otherwise }),
  }
}

/** The value that a lookup's key stands for. */
export function literalOf(key: string, kind: ValueKind): Scalar {
  if (kind === 'boolean') return key === 'true'
  return isNumberKind(kind) ? Number(key) : key
}
