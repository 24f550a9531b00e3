/** A whole population file as columns: what is compared or counted at once, not row by row. */
import { stat } from 'node:fs/promises'
import { columnsBuilder, type PopulationTable, type Strategy } from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { startProgress } from '../progress.ts'
import { type OpenOptions, openPopulation } from './open.ts'
import { Rejects } from './rejects.ts'

export interface PopulationFile {
  table: PopulationTable
  /** The rows that can't be read as subjects. */
  rejects: Rejects
}

/** @throws Failure where the file can't be read or has no rows */
export async function readPopulationFile(
  path: string,
  options: OpenOptions,
  strategy: Strategy,
): Promise<PopulationFile> {
  let bytesRead = 0
  const onBytes = (bytes: number) => {
    bytesRead = bytes
  }
  const population = await openPopulation(path, { ...options, onBytes }, strategy)
  const builder = columnsBuilder(strategy.fields.map(({ id }) => id))
  const names = columnsBuilder(['name'])
  const rejects = new Rejects()
  const progress = startProgress((await stat(path)).size)
  let rows = 0
  try {
    for await (const batch of population.batches) {
      for (const entry of batch) {
        if (!entry.ok) {
          rejects.add(entry.reject)
          continue
        }
        const { input, passed } = entry.row
        builder.push({ input, subject: passed.subject, previousTier: passed.previousTier })
        names.pushValues([passed.name])
        rows++
      }
      progress.update(bytesRead, rows + rejects.count)
    }
  } finally {
    progress.stop()
  }
  if (rows === 0) {
    const why = rejects.count === 0 ? 'there are no rows in it' : 'none of its rows can be read as a subject'
    throw new Failure(
      [...rejects.lines(path, 'score with --rejects FILE lists them all'), `${path}: ${why}.`].join('\n'),
    )
  }
  return { table: { columns: builder.finish(), name: names.finish().fields[0]?.column }, rejects }
}
