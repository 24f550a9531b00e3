/** Which format a population file has, by the ending of its name. */
import { extname } from 'node:path'
import { Unreadable } from '../unreadable.ts'

export type Format = 'csv' | 'ndjson'

const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.csv', 'csv'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
])

/** @throws Unreadable where the ending says no known format. */
export function formatOf(path: string): Format {
  const format = ENDINGS.get(extname(path).toLowerCase())
  if (format !== undefined) return format
  throw new Unreadable(`${path}: unknown kind of file. Its name must end in .csv, .ndjson or .jsonl.`)
}
