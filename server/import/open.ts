/** Opens a file by a mapping that was made for one of its kind. */
import type { Strategy } from '../../engine/index.ts'
import { type Binding, bindMapping } from './binding.ts'
import { openTable, type Table } from './header.ts'
import type { Mapping } from './mapping.ts'
import { foldName } from './names.ts'
import { openSource } from './source.ts'

export interface Opened {
  table: Table
  binding: Binding
  /** Columns of the file that the mapping doesn't know: nobody has decided what they are. */
  unknown: string[]
}

/** @param name what the file was called, where it lies under another name now @throws Unreadable, MappingMisfit */
export async function openMapped(path: string, mapping: Mapping, strategy: Strategy, name?: string): Promise<Opened> {
  const source = await openSource(path, { ...mapping.source, name })
  const expected = new Set(mapping.columns.map(({ column }) => foldName(column)))
  const table = await openTable(source, (folded) => expected.has(folded))
  const binding = bindMapping(path, mapping, table.header, strategy)
  const unknown = table.header.names.filter((column) => !mapping.columns.some((known) => known.column === column))
  return { table, binding, unknown }
}
