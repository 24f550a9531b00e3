/** Where an option of a field is named: what follows when it is called otherwise. */
import type { Cell, Expression, Strategy } from '../../../engine/index.ts'
import { variableOf } from './variable.ts'

/** The document with the option named `to` wherever the field is compared with it, looked up or tabled. */
export function withOptionRenamed(document: Strategy, field: string, from: string, to: string): Strategy {
  const rename = <T>(part: T): T => renamed(part, field, from, to) as T
  const { derived, overrides, treatments, assign } = document
  return {
    ...document,
    dimensions: rename(document.dimensions).map((dimension) => {
      const { lookup } = dimension.points
      if (!lookup || variableOf(dimension.value) !== field) return dimension
      return { ...dimension, points: { ...dimension.points, lookup: keyRenamed(lookup, from, to) } }
    }),
    ...(derived === undefined
      ? {}
      : {
          derived: rename(derived).map((one) =>
            one.lookup && variableOf(one.value) === field ? { ...one, lookup: keyRenamed(one.lookup, from, to) } : one,
          ),
        }),
    ...(overrides === undefined ? {} : { overrides: rename(overrides) }),
    ...(treatments === undefined ? {} : { treatments: rename(treatments) }),
    assign: rename(assign),
  }
}

/** The same order, another key. */
const keyRenamed = <V>(entries: Record<string, V>, from: string, to: string): Record<string, V> =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [key === from ? to : key, value]))

const COMPARING = new Set(['==', '!=', '===', '!==', 'in'])

/** Any part of the document: expressions and tables within it are found by their shape. */
function renamed(part: unknown, field: string, from: string, to: string): unknown {
  if (Array.isArray(part)) {
    const after = part.map((one) => renamed(one, field, from, to))
    return after.some((one, index) => one !== part[index]) ? after : part
  }
  if (typeof part !== 'object' || part === null) return part
  if (isTable(part)) return tableRenamed(part, field, from, to)
  let changed = false
  const entries = Object.entries(part).map(([key, value]) => {
    const after =
      COMPARING.has(key) && Array.isArray(value) && value.some((one) => readsField(one, field))
        ? value.map((one) => literalRenamed(one, from, to))
        : renamed(value, field, from, to)
    changed ||= after !== value
    return [key, after]
  })
  return changed ? Object.fromEntries(entries) : part
}

/** The field itself, or with a default. */
function readsField(part: unknown, field: string): boolean {
  const path = (part as { var?: unknown } | null)?.var
  return path === field || (Array.isArray(path) && path[0] === field)
}

function literalRenamed(part: unknown, from: string, to: string): unknown {
  if (part === from) return to
  return Array.isArray(part) ? part.map((one) => (one === from ? to : one)) : part
}

interface TableShape {
  inputs: Expression[]
  rows: { when: Cell[] }[]
}

const isTable = (part: object): part is TableShape => 'inputs' in part && 'rows' in part && 'hit' in part

function tableRenamed(table: TableShape, field: string, from: string, to: string): TableShape {
  const columns = table.inputs.map((input) => readsField(input, field))
  return {
    ...table,
    inputs: renamed(table.inputs, field, from, to) as Expression[],
    rows: table.rows.map((row) => ({
      ...row,
      when: row.when.map((cell, index) => (columns[index] ? cellRenamed(cell, from, to) : cell)),
    })),
  }
}

function cellRenamed(cell: Cell, from: string, to: string): Cell {
  if (Array.isArray(cell)) return cell.map((one) => cellRenamed(one, from, to))
  if (typeof cell === 'object' && cell !== null && 'not' in cell) return { not: cellRenamed(cell.not, from, to) }
  return cell === from ? to : cell
}
