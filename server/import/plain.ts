/** The mapping of a clean file, as `tiersmith import` writes it: columns are called by the ids of fields. */
import type { Strategy } from '../../engine/index.ts'
import { MAPPING_FORMAT, type Mapping } from './mapping.ts'

/** Columns that are called otherwise are left out. */
export function plainMapping(names: readonly string[], strategy: Strategy): Mapping {
  const columns = names.flatMap((column): Mapping['columns'] => {
    const field = strategy.fields.find(({ id }) => id.normalize('NFC') === column)
    if (field) return [{ column, field: field.id }]
    return column === 'subject' || column === 'name' || column === 'previousTier' ? [{ column, as: column }] : []
  })
  return {
    format: MAPPING_FORMAT,
    strategy: strategy.id,
    columns,
    ...(names.includes('subject') ? {} : { numbered: true }),
  }
}
