/** The log as text to take away: one entry a line. */
import { stringify } from 'csv-stringify/sync'
import type { AuditEntry } from './chain.ts'

export interface ExportFormat {
  header: string
  lines: (entries: AuditEntry[]) => string
}

/** Keeps all that verifying needs. */
const ndjson: ExportFormat = {
  header: '',
  lines: (entries) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
}

/** Texts that a spreadsheet would take for a formula get an apostrophe before them. */
const toCsv = (records: (string | number)[][]): string => stringify(records, { escape_formulas: true })

const csv: ExportFormat = {
  header: toCsv([
    ['seq', 'at', 'actorKind', 'actorId', 'actorName', 'action', 'strategy', 'details', 'previous', 'hash'],
  ]),
  lines: (entries) => toCsv(entries.map(cellsOf)),
}

const cellsOf = ({ seq, at, actor, action, strategy = '', details, previous, hash }: AuditEntry) => [
  seq,
  at,
  actor.kind,
  actor.id,
  actor.name,
  action,
  strategy,
  JSON.stringify(details),
  previous,
  hash,
]

export const exportFormats = { 'application/x-ndjson': ndjson, 'text/csv': csv } as const

/** An export as pieces of text. */
export async function* exportText(
  { header, lines }: ExportFormat,
  pages: AsyncIterable<AuditEntry[]>,
): AsyncGenerator<string> {
  if (header !== '') yield header
  for await (const entries of pages) yield lines(entries)
}
