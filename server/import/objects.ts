/**
 * NDJSON as rows of cells: the keys of its objects are the columns. Values may stand in an `input` of their own,
 * beside `subject`, `name` and `previousTier`.
 */
import type { Cell, SourceRow } from './rows.ts'
import { type NdjsonLine, readNdjson } from './text/ndjsonReader.ts'

/** So many lines are asked for the keys that there are; a key that only later lines have is not read. */
const LINES_FOR_KEYS = 10_000

export async function readKeys(pieces: AsyncIterable<string>): Promise<string[]> {
  const keys = new Set<string>()
  let lines = 0
  for await (const batch of readNdjson(pieces)) {
    for (const line of batch) for (const key of Object.keys(objectOf(line) ?? {})) keys.add(key)
    lines += batch.length
    if (lines >= LINES_FOR_KEYS) break
  }
  return [...keys]
}

export async function* readObjects(pieces: AsyncIterable<string>, keys: string[]): AsyncGenerator<SourceRow[]> {
  for await (const batch of readNdjson(pieces)) yield batch.map((line) => rowOf(line, keys))
}

function rowOf(line: NdjsonLine, keys: string[]): SourceRow {
  const object = objectOf(line)
  if (object)
    return { line: line.line, cells: keys.map((key) => cellOf(Object.hasOwn(object, key) ? object[key] : '')) }
  const fault = line.reading.ok ? 'Expected a JSON object.' : line.reading.problem.message
  return { line: line.line, cells: [], fault }
}

/** A line's object, with what stands in its `input` beside the rest. */
function objectOf({ reading }: NdjsonLine): Record<string, unknown> | undefined {
  if (!reading.ok || !isObject(reading.value)) return undefined
  const { input, ...rest } = reading.value
  return isObject(input) ? { ...rest, ...input } : reading.value
}

/** Lists and objects are no cells: they are shown as they stand, and refused where a value is wanted. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
