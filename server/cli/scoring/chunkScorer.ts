/** Scores the rows of one chunk after another by columns; who is refused is told by the rows backend, in its words. */
import { isUtf8 } from 'node:buffer'
import { type CompiledStrategy, createScorer, type Scored, type Scorer } from '../../../engine/index.ts'
import type { Columns } from '../population/columns.ts'
import type { Reject, Row, SubjectRow } from '../population/row.ts'
import { CsvScanner } from './csvScanner.ts'
import { NdjsonScanner } from './ndjsonScanner.ts'
import { refusalOf } from './refusal.ts'
import type { Scanner } from './scanner.ts'
import { ChunkTable } from './table.ts'

/** How the bytes of a population are to be read: CSV by its columns, or lines of JSON. */
export type Layout = { format: 'csv'; columns: Columns } | { format: 'ndjson' }

/**
 * Memory that threads share: handing over an array's memory would make V8 throw away all code it has compiled for
 * arrays, once and again.
 */
export type ChunkBytes = Buffer<SharedArrayBuffer>

/** Whole records in UTF-8. */
export interface Chunk {
  /** May be written to; at least one byte longer than the records. */
  bytes: ChunkBytes
  start: number
  end: number
  /** The number of its first line. */
  line: number
  /** At least as many as its records. */
  lines: number
}

/** Subjects of a population that were scored together. */
export interface ScoredPart {
  scorer: Scorer
  scored: Scored
  /** In the order of their lines. */
  rejects: Reject[]
}

/** Valid until the next chunk. */
export interface ScoredChunk extends ScoredPart {
  /** Its rows are those that were scored. */
  table: ChunkTable
}

/** A rule reads the subject's id. */
const READS_SUBJECT = '"source":"subject"'

export class ChunkScorer {
  readonly #strategy: CompiledStrategy
  readonly #asOf: string
  readonly #table: ChunkTable
  readonly #scanner: Scanner
  readonly #withSubject: boolean
  #rejects: Reject[] = []

  constructor(strategy: CompiledStrategy, layout: Layout, asOf: string) {
    const { document, plan } = strategy
    this.#strategy = strategy
    this.#asOf = asOf
    this.#table = new ChunkTable(document)
    const onCareful = (row: Row, start: number, end: number) => this.#takeCareful(row, start, end)
    this.#scanner =
      layout.format === 'csv'
        ? new CsvScanner(document.fields, layout.columns, this.#table, onCareful)
        : new NdjsonScanner(document, this.#table, onCareful)
    this.#withSubject = JSON.stringify(plan).includes(READS_SUBJECT)
  }

  /** Undefined where the file can't be read on: no UTF-8, no text, a misplaced quote. */
  score({ bytes, start, end, line, lines }: Chunk): ScoredChunk | undefined {
    const records = bytes.subarray(start, end)
    if (!isUtf8(records) || records.includes(0)) return undefined
    this.#rejects = []
    this.#table.begin(bytes, lines)
    if (!this.#scanner.scan(bytes, start, end, line)) return undefined
    const table = this.#table
    const scorer = createScorer(table.columns(this.#withSubject))
    const scored = scorer.score(this.#strategy, this.#asOf)
    if (scored.refused > 0) this.#tellRefused(scored)
    return { table, scorer, scored, rejects: this.#rejects }
  }

  #takeCareful(row: Row, start: number, end: number): void {
    if (!row.ok) this.#rejects.push(row.reject)
    else if (this.#table.takeRow(row.row)) this.#table.endRow(start, end, row.row.line)
    else this.#refuse(row.row)
  }

  #tellRefused({ tiers }: Scored): void {
    const { bytes, starts, ends, lines, rows } = this.#table
    for (let row = 0; row < rows; row++) {
      if ((tiers[row] as number) >= 0) continue
      const again = this.#scanner.carefully(bytes, starts[row] as number, ends[row] as number, lines[row] as number)
      if (!again?.ok) throw new Error(`line ${lines[row]}: read as a subject, and then not`)
      this.#refuse(again.row)
    }
    this.#rejects.sort((a, b) => a.line - b.line)
  }

  #refuse(row: SubjectRow): void {
    this.#rejects.push(refusalOf(row, this.#strategy, this.#asOf))
  }
}
