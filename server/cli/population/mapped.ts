/** A population in a file of any kind, read by a mapping. */
import type { Strategy } from '../../../engine/index.ts'
import type { Mapping } from '../../import/mapping.ts'
import { type Opened, openMapped } from '../../import/open.ts'
import { type RowReading, readSubjects } from '../../import/read.ts'
import { PASSED_THROUGH, type Population, type Row, type SubjectRow } from './row.ts'

/** @param onBytes told how much of a text file has been read @throws Unreadable, MappingMisfit */
export async function openByMapping(
  path: string,
  mapping: Mapping,
  strategy: Strategy,
  onBytes?: (bytes: number) => void,
): Promise<Population> {
  const opened = await openMapped(path, mapping, strategy)
  const { binding, unknown } = opened
  const has = { subject: true, name: binding.name !== undefined, previousTier: binding.previousTier !== undefined }
  return {
    columns: PASSED_THROUGH.filter((column) => has[column]),
    notes: unknown.length === 0 ? [] : [`Columns that the mapping doesn’t know: ${unknown.join(', ')}.`],
    batches: rows(opened, onBytes),
  }
}

async function* rows({ table, binding }: Opened, onBytes?: (bytes: number) => void): AsyncGenerator<Row[]> {
  const fields = binding.fields.map(({ field }) => field.id)
  for await (const batch of readSubjects(table, binding, onBytes)) yield batch.map((reading) => rowOf(reading, fields))
}

function rowOf(reading: RowReading, fields: string[]): Row {
  if (!reading.ok) {
    const [first] = reading.rejects
    const reasons = reading.rejects.map(({ column, reason }) =>
      column === undefined ? reason : `Column ${column}: ${reason}`,
    )
    const { line = 0, subject, code = '' } = first ?? {}
    return { ok: false, reject: { line, subject, code, reason: reasons.join(' ') } }
  }
  const { line, subject, name, previousTier, values } = reading.row
  const passed: SubjectRow['passed'] = {
    subject,
    ...(name === undefined ? {} : { name }),
    ...(previousTier === undefined ? {} : { previousTier }),
  }
  const input: Record<string, unknown> = {}
  for (const [index, value] of values.entries()) if (value !== undefined) input[fields[index] ?? ''] = value
  return { ok: true, row: { line, passed, input } }
}
