/** A mapping held against a strategy's fields and a file's header: which column goes where, or what doesn't fit. */
import type { Field, Strategy } from '../../engine/index.ts'
import { powerOfName } from './cells/numbers.ts'
import { type CellReader, readerOf } from './cells/value.ts'
import type { Header } from './header.ts'
import type { MappedColumn, Mapping } from './mapping.ts'
import { likeness } from './names.ts'
import { Unreadable } from './unreadable.ts'

interface BoundField {
  field: Field
  column: string
  index: number
  read: CellReader
}

export interface Binding {
  /** Undefined where subjects are called by their line. */
  subject: number | undefined
  name: number | undefined
  previousTier: { index: number; values: ReadonlyMap<string, string | undefined> } | undefined
  fields: BoundField[]
  /** Columns that are kept beside the fields, by their names in the file. */
  labels: { column: string; index: number }[]
  duplicates: NonNullable<Mapping['duplicates']>
  header: Header
}

export interface Misfit {
  /** A JSON pointer into the mapping. */
  pointer: string
  code: 'unknown-column' | 'unknown-field' | 'twice' | 'no-meaning' | 'required-field' | 'no-subject' | 'unit-unsaid'
  message: string
}

/** A mapping that doesn't fit the file or the strategy: every reason at once. */
export class MappingMisfit extends Unreadable {
  override readonly name = 'MappingMisfit'
  readonly misfits: Misfit[]

  constructor(path: string, misfits: Misfit[]) {
    super(`${path}: the mapping doesn't fit. ${misfits.map(({ message }) => message).join(' ')}`)
    this.misfits = misfits
  }
}

/** @throws MappingMisfit */
export function bindMapping(path: string, mapping: Mapping, header: Header, strategy: Strategy): Binding {
  const misfits: Misfit[] = []
  const seen = new Map<string, string>()
  const binding: Binding = {
    subject: undefined,
    name: undefined,
    previousTier: undefined,
    fields: [],
    labels: [],
    duplicates: mapping.duplicates ?? 'reject',
    header,
  }
  for (const [place, column] of mapping.columns.entries()) {
    const pointer = `/columns/${place}`
    const target = targetOf(column)
    if (target === undefined) {
      misfits.push({ pointer, code: 'no-meaning', message: `${quoted(column.column)} must have one of field and as.` })
    } else if (target !== 'ignore') {
      const index = header.names.indexOf(column.column.normalize('NFC'))
      if (index < 0) misfits.push(unknownColumn(pointer, column, header))
      const first = seen.get(target)
      if (first !== undefined) misfits.push(twice(pointer, column.column, first))
      seen.set(target, column.column)
      bind(binding, column, index, strategy, pointer, misfits)
    }
  }
  misfits.push(...missingOnes(mapping, binding, strategy))
  if (misfits.length > 0) throw new MappingMisfit(path, misfits)
  return binding
}

const targetOf = ({ column, field, as }: MappedColumn): string | undefined => {
  if ((field === undefined) === (as === undefined)) return undefined
  return as === 'label' ? `label ${column}` : (as ?? `field ${field}`)
}

function bind(
  binding: Binding,
  column: MappedColumn,
  index: number,
  strategy: Strategy,
  pointer: string,
  misfits: Misfit[],
): void {
  if (column.as === 'subject') binding.subject = index
  else if (column.as === 'name') binding.name = index
  else if (column.as === 'label') binding.labels.push({ column: column.column, index })
  else if (column.as === 'previousTier') binding.previousTier = { index, values: tierValues(column) }
  else {
    const field = strategy.fields.find(({ id }) => id === column.field)
    if (field) binding.fields.push({ field, column: column.column, index, read: readerOf(field, column) })
    if (field && isUnitUnsaid(field, column)) misfits.push(unitUnsaid(pointer, column.column))
    if (!field)
      misfits.push({ pointer: `${pointer}/field`, code: 'unknown-field', message: unknownField(column, strategy) })
  }
}

/** A name that says 萬元 and a mapping that doesn't say what to do about it would be wrong by a factor of 10,000. */
const isUnitUnsaid = ({ type }: Field, { column, number }: MappedColumn): boolean =>
  (type === 'number' || type === 'integer') && powerOfName(column) !== undefined && number?.times === undefined

const unitUnsaid = (pointer: string, column: string): Misfit => ({
  pointer: `${pointer}/number/times`,
  code: 'unit-unsaid',
  message: `${quoted(column)} has a unit in its name: say "times", if only 1.`,
})

const tierValues = ({ values = {} }: MappedColumn): ReadonlyMap<string, string | undefined> =>
  new Map(Object.entries(values).map(([text, tier]) => [text, typeof tier === 'string' ? tier : undefined]))

function missingOnes(mapping: Mapping, binding: Binding, strategy: Strategy): Misfit[] {
  const misfits: Misfit[] = []
  if (binding.subject === undefined && mapping.numbered === undefined) {
    const message = 'No column is the subject. Give one "as": "subject", or say "numbered": true.'
    misfits.push({ pointer: '/columns', code: 'no-subject', message })
  }
  const named = new Set(mapping.columns.map(({ field }) => field))
  for (const { id, required } of strategy.fields) {
    if (required === false || named.has(id)) continue
    misfits.push({ pointer: '/columns', code: 'required-field', message: `No column brings the required field ${id}.` })
  }
  return misfits
}

function unknownColumn(pointer: string, { column }: MappedColumn, header: Header): Misfit {
  const near = nearest(column, header.names)
  const hint = near === undefined ? '' : ` Is it ${quoted(near)}?`
  return {
    pointer: `${pointer}/column`,
    code: 'unknown-column',
    message: `There is no column ${quoted(column)}.${hint}`,
  }
}

function unknownField({ field = '' }: MappedColumn, strategy: Strategy): string {
  const near = nearest(
    field,
    strategy.fields.map(({ id }) => id),
  )
  return `The strategy has no field ${field}.${near === undefined ? '' : ` Is it ${near}?`}`
}

const twice = (pointer: string, column: string, first: string): Misfit => ({
  pointer,
  code: 'twice',
  message: `${quoted(first)} and ${quoted(column)} are given the same meaning.`,
})

/** The name most like it, where one is like it at all. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, like: likeness(name, candidate) }))
    .sort((a, b) => b.like - a.like)
  return best && best.like >= 0.5 ? best.candidate : undefined
}

const quoted = (text: string): string => JSON.stringify(text)
