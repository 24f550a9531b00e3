/**
 * The chain of CTEs. A column goes into the first CTE of its part in which all that it reads is known, so
 * what doesn't depend on each other stands together, and the number of CTEs is the depth of the plan.
 */
import type { Dialect } from './dialects/dialect.ts'
import { comment, hang, indent } from './layout.ts'
import type { Names } from './names.ts'
import type { Piece } from './piece.ts'

export interface Chain {
  /** Begins a part of the query: its CTEs are called by this name, and by numbers where it takes several. */
  begin(part: string): void
  /** Adds a column. The piece that reads it; equal columns of a part are one. */
  column(name: string, value: Piece, note?: string): Piece
  /** The same, but for what is as short as a name already. */
  atom(name: string, value: Piece): Piece
  /** The text of all CTEs, and the name of the last. */
  text(): { ctes: string[]; last: string }
}

interface Layer {
  name: string
  columns: string[]
}

export function createChain(dialect: Dialect, names: Names, first: string): Chain {
  const layers: Layer[] = []
  let part = ''
  let base = 0
  let known = new Map<string, Piece>()

  const layerAt = (level: number): Layer => {
    const depth = level - base + 1
    layers[level] ??= { name: depth === 1 ? part : `${part}_${depth}`, columns: [] }
    return layers[level]
  }
  const column = (name: string, value: Piece, note?: string): Piece => {
    const found = known.get(value.sql)
    if (found) return found
    const level = Math.max(value.level, base)
    const sql = dialect.identifier(names.claim(name))
    layerAt(level).columns.push(`${note ? `${comment(note)}\n` : ''}${asColumn(value.sql, sql)}`)
    const { size, missing } = value
    const piece: Piece = { sql, level: level + 1, atom: true, tight: true, missing, ...(size ? { size } : {}) }
    known.set(value.sql, piece)
    return piece
  }
  return {
    begin(name) {
      part = name
      base = layers.length
      known = new Map()
    },
    column,
    atom: (name, value) => (value.atom ? value : column(name, value)),
    text() {
      const isLong = dialect.fence !== undefined && layers.length > MANY
      const own = isLong ? { ...dialect, fence: MATERIALIZED } : dialect
      const ctes = layers.map(({ name, columns }, index) => {
        const from = layers[index - 1]?.name ?? first
        return cte(own, name, ['*', ...columns], `FROM ${from}`)
      })
      return { ctes, last: layers.at(-1)?.name ?? first }
    },
  }
}

/** An expression under its name; after one of several lines the name stands on the last. */
export const asColumn = (sql: string, name: string): string => `${sql} AS ${name}`

/**
 * PostgreSQL takes more than the square of their number to plan fenced CTEs. Many are kept as tables of their
 * own, which is quick to plan and costs memory.
 */
const MANY = 40

const MATERIALIZED = 'MATERIALIZED'

/** One CTE: its columns one a line, each with its comment above it. */
export function cte({ fence }: Dialect, name: string, columns: readonly string[], from: string): string {
  const isKept = fence === MATERIALIZED
  const body = [select(columns), from, ...(fence === undefined || isKept ? [] : [fence])].join('\n')
  return `${name} AS ${isKept ? 'MATERIALIZED ' : ''}(\n${indent(body)}\n)`
}

export const select = (columns: readonly string[]): string =>
  `SELECT\n${columns.map((column, index) => `  ${hang(column)}${index < columns.length - 1 ? ',' : ''}`).join('\n')}`
