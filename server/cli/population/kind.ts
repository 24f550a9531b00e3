/** Which kind of file holds a population or its results, by the ending of its name. */
import { extname } from 'node:path'
import { type Format, formatOf } from '../../import/text/format.ts'
import { Failure } from '../failure.ts'

export type Kind = Format | 'parquet'

/** @throws Failure where the ending says no known kind. */
export function kindOf(path: string): Kind {
  if (extname(path).toLowerCase() === '.parquet') return 'parquet'
  try {
    return formatOf(path)
  } catch {
    throw new Failure(`${path}: unknown kind of file. Its name must end in .csv, .ndjson, .jsonl or .parquet.`)
  }
}
