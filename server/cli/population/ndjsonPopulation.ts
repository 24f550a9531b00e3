/** A population in an NDJSON file: one subject a line (see subject.ts for its two forms). */
import type { Strategy } from '../../../engine/index.ts'
import { type NdjsonLine, readNdjson } from '../../import/text/ndjsonReader.ts'
import type { Population, Row } from './row.ts'
import { readSubject } from './subject.ts'

export function openNdjson(pieces: AsyncIterable<string>, strategy: Strategy): Population {
  return { columns: undefined, notes: [], batches: rows(readNdjson(pieces), strategy) }
}

async function* rows(batches: AsyncIterable<NdjsonLine[]>, strategy: Strategy): AsyncGenerator<Row[]> {
  for await (const lines of batches) yield lines.map((line) => readLine(line, strategy))
}

/** One line as a subject, or as a reject. */
export function readLine({ line, reading }: NdjsonLine, strategy: Strategy): Row {
  if (!reading.ok) {
    const { code, column, message } = reading.problem
    return { ok: false, reject: { line, code, reason: `Column ${column}: ${message}` } }
  }
  const subject = readSubject(reading.value, strategy)
  if (!subject.ok) return { ok: false, reject: { line, code: 'invalid-subject', reason: subject.reason } }
  return { ok: true, row: { line, ...subject.subject } }
}
