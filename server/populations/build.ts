/** Rows of an import become columns, and what was refused a list; both bounded. */
import { columnsBuilder, type PopulationTable, type RawColumn } from '../../engine/index.ts'
import type { Opened } from '../import/open.ts'
import { type ImportReject, readSubjects } from '../import/read.ts'
import { Unreadable } from '../import/unreadable.ts'

export interface Built {
  table: PopulationTable
  /** Rows that were refused. */
  rejected: number
  /** Why, a row or more each; the first ones where there are too many. */
  rejects: ImportReject[]
}

/** More rejects are counted, not kept. */
const MOST_REJECTS = 100_000

/** @param most rows of a population @throws Unreadable where there are more, or none at all */
export async function buildPopulation(opened: Opened, most: number): Promise<Built> {
  const { table, binding } = opened
  const builder = columnsBuilder(binding.fields.map(({ field }) => field.id))
  const names = columnsBuilder(['name'])
  const labels = columnsBuilder(binding.labels.map(({ column }) => column))
  const rejects: ImportReject[] = []
  let [rows, rejected, hasName] = [0, 0, false]
  for await (const batch of readSubjects(table, binding)) {
    for (const reading of batch) {
      if (!reading.ok) {
        rejected++
        if (rejects.length < MOST_REJECTS) rejects.push(...reading.rejects)
        continue
      }
      if (++rows > most) throw new Unreadable(`${table.source.path}: has more than ${most} rows.`)
      const { values, subject, name, previousTier, labels: kept } = reading.row
      builder.pushValues(values, subject, previousTier)
      names.pushValues([name])
      labels.pushValues(kept)
      hasName ||= name !== undefined
    }
  }
  if (rows + rejected === 0) throw new Unreadable(`${table.source.path}: there are no rows in it.`)
  const name: RawColumn | undefined = hasName ? names.finish().fields[0]?.column : undefined
  return { table: { columns: builder.finish(), name, labels: labels.finish().fields }, rejected, rejects }
}
