/**
 * The columns of a Parquet file as a strategy's fields. A column has one type for all its rows: where that isn't
 * the field's, the file is refused as a whole. Nothing is coerced but what loses nothing.
 */
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Field, Strategy } from '../../../engine/index.ts'
import { reasonOf } from '../../import/unreadable.ts'
import { Failure } from '../failure.ts'
import { type Columns, matchColumns, notesOn } from '../population/columns.ts'
import type { PassedThrough } from '../population/row.ts'
import { type DuckDb, file, name } from './duckDb.ts'

export interface ParquetFile {
  path: string
  columns: Columns
  notes: string[]
  /** How many there are. */
  rows: number
  /** By index of a column: its name in DuckDB, which differs where two names are alike but for case, and its type. */
  sources: { name: string; type: string }[]
  /** FROM it. */
  table: string
}

/** @throws Failure where it is no Parquet file, or its columns aren't the strategy's */
export async function openParquet(path: string, strategy: Strategy, duckDb: DuckDb): Promise<ParquetFile> {
  await refuseOther(path)
  const source = file(resolve(path))
  const table = `read_parquet(${source}, file_row_number = true, hive_partitioning = false)`
  const described = await duckDb.rows(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${table}`)
  const sources = described.map(([column, type]) => ({ name: String(column), type: String(type) }))
  const columns = matchColumns(path, await ownNames(source, duckDb), strategy)
  for (const { field, index } of columns.fields) refuseType(path, field, sources[index]?.type ?? '')
  for (const { column, index } of columns.passed) refusePassed(path, column, sources[index]?.type ?? '')
  const [[count] = []] = await duckDb.rows(`SELECT CAST(SUM(num_rows) AS DOUBLE) FROM parquet_file_metadata(${source})`)
  if (count === 0) throw new Failure(`${path}: there are no rows in it.`)
  return { path, columns, notes: notesOn(columns, strategy), rows: count as number, sources, table }
}

/** How every Parquet file begins. */
const MAGIC = 'PAR1'

/** What the operating system or the first bytes say is told in our words. */
async function refuseOther(path: string): Promise<void> {
  let start: Buffer
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
      start = buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new Failure(`${path}: can't be read: ${reasonOf(error)}.`)
  }
  if (start.length === 0) throw new Failure(`${path}: is empty.`)
  if (start.toString('latin1') !== MAGIC) throw new Failure(`${path}: is no Parquet file, whatever its name says.`)
}

/** The names as they stand in the file. */
async function ownNames(source: string, duckDb: DuckDb): Promise<string[]> {
  const [root, ...nodes] = await duckDb.rows(
    `SELECT name, COALESCE(CAST(num_children AS DOUBLE), 0) FROM parquet_schema(${source})`,
  )
  const names: string[] = []
  // Depth first: a node's children follow it.
  let inside = 0
  for (const [column, children] of nodes) {
    if (inside === 0) names.push(String(column))
    else inside--
    inside += Number(children)
  }
  return root === undefined ? [] : names
}

const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/
const WHOLE = /^U?(?:(?:TINY|SMALL|BIG|HUGE)INT|INTEGER)$/
const TEXT = /^(?:VARCHAR|ENUM\(.*\))$/s

interface Kind {
  types: RegExp
  words: string
}

const KINDS: Record<Field['type'], Kind> = {
  number: { types: NUMBER, words: 'a number' },
  integer: { types: NUMBER, words: 'a whole number' },
  string: { types: TEXT, words: 'a text' },
  boolean: { types: /^BOOLEAN$/, words: 'true or false' },
  date: { types: /^(?:DATE|VARCHAR)$/, words: 'a date' },
}

function refuseType(path: string, { id, type: wanted }: Field, type: string): void {
  const { types, words } = KINDS[wanted]
  if (types.test(type)) return
  throw new Failure(`${path}: the column ${id} is ${shown(type)}, and the field is ${words}. Write it as that.`)
}

/** Ids are often numbers: whole ones are read by their digits. */
function refusePassed(path: string, column: PassedThrough, type: string): void {
  if (TEXT.test(type) || type === 'UUID' || WHOLE.test(type)) return
  throw new Failure(`${path}: the column ${column} is ${shown(type)}, and a text is needed. Write it as that.`)
}

const shown = (type: string): string => (type.length > 60 ? `${type.slice(0, 60)}…` : type)

/** What else a row brings, under names that no field has: theirs are without dots. */
export const ROW = 'row.number'
export const UNREADABLE = 'row.unreadable'
export const passedName = (column: PassedThrough): string => `passed.${column}`

/** A SELECT with typed columns for a strategy's query; UNREADABLE where a row's text is no date. */
export function typedSelect({ columns, sources, table }: ParquetFile, strategy: Strategy): string {
  const dates: string[] = []
  const fields = strategy.fields.map((field) => {
    const source = sources[columns.fields.find((entry) => entry.field === field)?.index ?? -1]
    if (!source) return `CAST(NULL AS ${DUCKDB_TYPES[field.type]}) AS ${name(field.id)}`
    if (field.type !== 'date' || source.type === 'DATE') return `${typed(field, source)} AS ${name(field.id)}`
    const date = dateOf(name(source.name))
    dates.push(`${name(source.name)} <> '' AND ${date} IS NULL`)
    return `${date} AS ${name(field.id)}`
  })
  const unreadable = `${dates.length === 0 ? 'FALSE' : `COALESCE(${dates.join(' OR ')}, FALSE)`} AS ${name(UNREADABLE)}`
  return select([...beside(columns, sources), unreadable, ...fields], table)
}

const DUCKDB_TYPES: Record<Field['type'], string> = {
  number: 'DOUBLE',
  integer: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
}

const dateOf = (source: string): string =>
  `CASE WHEN REGEXP_FULL_MATCH(${source}, '\\d{4}-\\d{2}-\\d{2}') THEN TRY_CAST(${source} AS DATE) END`

/** A SELECT with every value as JSON would bring it: number, row by row, then what passes through, then the fields. */
export function readingSelect({ columns, sources, table }: ParquetFile): string {
  const fields = columns.fields.map(({ field, index }) => {
    const source = sources[index] as ParquetFile['sources'][number]
    return field.type === 'date' ? `CAST(${name(source.name)} AS VARCHAR)` : typed(field, source)
  })
  return select([...beside(columns, sources), ...fields], table)
}

function beside({ passed }: Columns, sources: ParquetFile['sources']): string[] {
  return [
    `file_row_number + 1 AS ${name(ROW)}`,
    ...passed.map(
      ({ column, index }) => `CAST(${name(sources[index]?.name ?? '')} AS VARCHAR) AS ${name(passedName(column))}`,
    ),
  ]
}

/** Every number as the double nearest to it. DuckDB divides a DECIMAL of many digits, which rounds twice. */
function typed({ type }: Field, { name: column, type: source }: ParquetFile['sources'][number]): string {
  const value = name(column)
  if (type === 'string') return `CAST(${value} AS VARCHAR)`
  if (type === 'boolean' || type === 'date') return value
  return /^(?:DECIMAL|U?HUGEINT)/.test(source)
    ? `CAST(CAST(${value} AS VARCHAR) AS DOUBLE)`
    : `CAST(${value} AS DOUBLE)`
}

const select = (columns: string[], table: string): string => `SELECT ${columns.join(', ')} FROM ${table}`
