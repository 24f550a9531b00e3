/** A population in its binary form as a file of lines that can be imported again: one object a subject. */
import { decodePopulation, type RawColumn, valueOfRaw } from '../../../engine/index.ts'
import type { MappedColumn, Mapping } from './mapping.ts'

export interface Lines {
  text: string
  mapping: Mapping
}

/** @param fields those that are taken over; the others are left out, and with them what they tell of people */
export function populationLines(bytes: Uint8Array, fields: ReadonlySet<string>): Lines {
  const { columns, name, labels = [] } = decodePopulation(bytes)
  const taken: { column: MappedColumn; values: RawColumn }[] = columns.fields
    .filter(({ id }) => fields.has(id))
    .map(({ id, column }) => ({ column: { column: id, field: id }, values: column }))
  const names = new Set(taken.map(({ column }) => column.column))
  const add = (as: 'subject' | 'name' | 'previousTier' | 'label', wish: string, values: RawColumn | undefined) => {
    if (!values) return
    let column = wish
    while (names.has(column)) column = `${column}*`
    names.add(column)
    taken.push({ column: { column, as }, values })
  }
  add('subject', 'subject', columns.subject)
  add('name', 'name', name)
  add('previousTier', 'previousTier', columns.previousTier)
  for (const { id, column } of labels) add('label', id, column)
  const lines: string[] = []
  for (let row = 0; row < columns.length; row++) {
    lines.push(
      JSON.stringify(Object.fromEntries(taken.map(({ column, values }) => [column.column, valueOfRaw(values, row)]))),
    )
  }
  return {
    text: `${lines.join('\n')}\n`,
    mapping: { format: 'tiersmith-mapping/1', columns: taken.map(({ column }) => column) },
  }
}
