/** What scoring a population needs and fills, whichever way it goes. */
import type { CompiledStrategy } from '../../../engine/index.ts'
import type { Format } from '../../import/text/format.ts'
import type { EntryWriter } from '../population/entryWriter.ts'
import type { Result, ResultColumns } from '../population/results.ts'
import type { Reject } from '../population/row.ts'
import type { Tally } from '../population/tally.ts'

export interface Scoring {
  strategy: CompiledStrategy
  asOf: string
  /** Of the results. */
  format: Format
  columns: ResultColumns
  tally: Tally
  results: EntryWriter<Result>
  rejects: EntryWriter<Reject> | undefined
  /** Told of the bytes of the population that have been read, after each part of it. */
  onBytes: (bytes: number) => void
}
