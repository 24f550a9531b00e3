/** Opens a population file of either format, and says what is to be known of it before the first row. */
import type { Strategy } from '../../../engine/index.ts'
import { formatOf } from '../../import/text/format.ts'
import { say } from '../io/output.ts'
import { readLines, type TextOptions } from '../../import/text/textLines.ts'
import { openCsv } from './csvPopulation.ts'
import { openNdjson } from './ndjsonPopulation.ts'
import type { Population } from './row.ts'

/** @throws Failure where the file can't be read, or its header can't be used */
export async function openPopulation(path: string, options: TextOptions, strategy: Strategy): Promise<Population> {
  const format = formatOf(path)
  const pieces = readLines(path, options)
  const population = format === 'csv' ? await openCsv(path, pieces, strategy) : openNdjson(pieces, strategy)
  for (const note of population.notes) say(`${path}: ${note}`)
  return population
}
