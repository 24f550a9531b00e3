/** Opens a population file of either format, or of any kind by a mapping, and says what is to be known of it beforehand. */
import type { Strategy } from '../../../engine/index.ts'
import { formatOf } from '../../import/text/format.ts'
import { readLines, type TextOptions } from '../../import/text/textLines.ts'
import { Failure } from '../failure.ts'
import { say } from '../io/output.ts'
import { openCsv } from './csvPopulation.ts'
import { openNdjson } from './ndjsonPopulation.ts'
import type { Population } from './row.ts'

export interface OpenOptions extends TextOptions {
  /** The mapping's file. */
  mapping?: string | undefined
}

/** @throws Failure where the file can't be read, or its header can't be used */
export async function openPopulation(path: string, options: OpenOptions, strategy: Strategy): Promise<Population> {
  const population = await opened(path, options, strategy)
  for (const note of population.notes) say(`${path}: ${note}`)
  return population
}

async function opened(path: string, options: OpenOptions, strategy: Strategy): Promise<Population> {
  if (options.mapping !== undefined) {
    if (options.encoding !== undefined)
      throw new Failure('--encoding: the mapping says it ("source": {"encoding": …}).')
    // What reads workbooks and checks mappings takes longer to load than a small file to score.
    const [{ openByMapping }, { readMapping }] = await Promise.all([import('./mapped.ts'), import('./mapping.ts')])
    return openByMapping(path, await readMapping(options.mapping), strategy, options.onBytes)
  }
  const pieces = readLines(path, options)
  return formatOf(path) === 'csv' ? openCsv(path, pieces, strategy) : openNdjson(pieces, strategy)
}
