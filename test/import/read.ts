/** Short ways through an import. */
import type { Strategy } from '../../engine/index.ts'
import type { Mapping } from '../../server/import/mapping.ts'
import { openMapped } from '../../server/import/open.ts'
import { type ImportedRow, type ImportReject, readSubjects } from '../../server/import/read.ts'

export async function importBy(path: string, mapping: Mapping, strategy: Strategy) {
  const { table, binding } = await openMapped(path, mapping, strategy)
  const rows: ImportedRow[] = []
  const rejects: ImportReject[] = []
  for await (const batch of readSubjects(table, binding)) {
    for (const reading of batch) {
      if (reading.ok) rows.push(reading.row)
      else rejects.push(...reading.rejects)
    }
  }
  return { rows, rejects, fields: binding.fields.map(({ field }) => field.id) }
}
