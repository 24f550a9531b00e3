/** A table's rows as subjects, by a mapping; what can't be one is a reject that says why. */

import type { Binding } from './binding.ts'
import { shown, type Value } from './cells/value.ts'
import { type Table, textOf } from './header.ts'
import { TOTALS } from './lexicon.ts'
import { foldName } from './names.ts'
import type { Cell, SourceRow } from './rows.ts'

export interface ImportedRow {
  line: number
  subject: string
  name: string | undefined
  previousTier: string | undefined
  /** In the order of the binding's fields; undefined is missing. */
  values: (Value | undefined)[]
  /** In the order of the binding's labels. */
  labels: (string | undefined)[]
}

/** One reason why a row is none. */
export interface ImportReject {
  line: number
  subject?: string
  /** The column's name in the file, where the reason is in one cell. */
  column?: string
  code: string
  reason: string
  /** The cell as it stands in the file. */
  cell?: string
}

export type RowReading = { ok: true; row: ImportedRow } | { ok: false; rejects: ImportReject[] }

/** All rows, in batches. Where duplicates must be known beforehand, the file is read twice. */
export async function* readSubjects(
  table: Table,
  binding: Binding,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<RowReading[]> {
  const isTaken = await duplicateRule(table, binding)
  const mustBeEven = table.source.about.kind === 'csv'
  for await (const batch of table.rows(onBytes)) {
    yield batch.map((row) => {
      const reading = readSubject(row, binding, mustBeEven)
      return reading.ok ? (isTaken(reading.row) ?? reading) : reading
    })
  }
}

/** Says of a row why it isn't taken, where another one has its subject. */
async function duplicateRule(
  table: Table,
  { subject, duplicates }: Binding,
): Promise<(row: ImportedRow) => RowReading | undefined> {
  if (subject === undefined) return () => undefined
  const lines = new Map<string, number[]>()
  for await (const batch of table.rows()) {
    for (const { line, cells } of batch) {
      const id = idOf(cells[subject] ?? '')
      const known = lines.get(id)
      if (known) known.push(line)
      else lines.set(id, [line])
    }
  }
  for (const [id, where] of lines) if (where.length === 1) lines.delete(id)
  return ({ line, subject: id }) => {
    const where = lines.get(id)
    const taken = where && { first: where[0], last: where.at(-1), reject: undefined }[duplicates]
    if (!where || line === taken) return undefined
    const others = where.filter((other) => other !== line).slice(0, 3)
    const reason = `${shown(id)} stands on line ${others.join(', ')} too${taken === undefined ? '' : `; line ${taken} is taken`}.`
    return { ok: false, rejects: [{ line, subject: id, code: 'duplicate-subject', reason }] }
  }
}

const idOf = (cell: Cell): string => textOf(cell).normalize('NFC')

/** @param mustBeEven whether a row that is shorter than the header was cut off, and doesn't just end in empty cells */
function readSubject({ line, cells, fault }: SourceRow, binding: Binding, mustBeEven: boolean): RowReading {
  const { header, subject: place } = binding
  const refuse = (code: string, reason: string): RowReading => ({ ok: false, rejects: [{ line, code, reason }] })
  if (fault !== undefined) return refuse('invalid-json', fault)
  if (sumsUp(cells, place)) return refuse('total-row', 'The row sums up others: it is no subject.')
  const surplus = cells.slice(header.names.length).some((cell) => cell !== '')
  if (surplus || (mustBeEven && cells.length < header.names.length)) {
    return refuse('ragged-row', `The row has ${cells.length} cells where the header has ${header.names.length}.`)
  }
  const subject = place === undefined ? String(line) : idOf(cells[place] ?? '')
  if (subject === '')
    return refuse('missing-subject', `Column ${header.names[place ?? 0]} is empty: which subject is it?`)
  if (isHeaderAgain(cells, binding)) return refuse('repeated-header', 'The header stands here again.')
  const values: (Value | undefined)[] = []
  const rejects: ImportReject[] = []
  for (const { column, index, read } of binding.fields) {
    const cell = cells[index] ?? ''
    const reading = read(cell)
    if (reading.ok) values.push(reading.value)
    else rejects.push({ line, subject, column, code: reading.code, reason: reading.reason, cell: String(cell) })
  }
  if (rejects.length > 0) return { ok: false, rejects }
  const [name, previousTier] = [textAt(cells, binding.name), previousTierIn(cells, binding)]
  const labels = binding.labels.map(({ index }) => textAt(cells, index))
  return { ok: true, row: { line, subject, name, previousTier, values, labels } }
}

/** The first word of the row is one for a sum, and no other id stands there. */
function sumsUp(cells: Cell[], subject: number | undefined): boolean {
  const first = cells.findIndex((cell) => cell !== '')
  if (!TOTALS.has(foldName(textOf(cells[first] ?? '')))) return false
  return subject === undefined || subject === first || (cells[subject] ?? '') === ''
}

function isHeaderAgain(cells: Cell[], { header, fields }: Binding): boolean {
  return fields.length > 1 && fields.every(({ index }) => textOf(cells[index] ?? '') === header.names[index])
}

const textAt = (cells: Cell[], index: number | undefined): string | undefined =>
  index === undefined ? undefined : idOf(cells[index] ?? '') || undefined

function previousTierIn(cells: Cell[], { previousTier }: Binding): string | undefined {
  if (!previousTier) return undefined
  const text = textAt(cells, previousTier.index)
  return text !== undefined && previousTier.values.has(text) ? previousTier.values.get(text) : text
}
