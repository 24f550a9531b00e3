/** What a profile says: what was recognised of a file, a mapping that is proposed for it, and what is to be decided. */
import type { Mapping } from '../mapping.ts'
import type { SourceAbout } from '../source.ts'
import type { Trial } from '../trial.ts'

export interface Profile {
  /** Absent where the encoding is to be decided first. */
  source?: SourceAbout
  header?: { line: number; names: string[]; above: { line: number; text: string }[] }
  /** Rows below the header; `sampled` where there are more than were looked at. */
  rows: number
  sampled: boolean
  columns: ColumnProfile[]
  mapping: Mapping | undefined
  /** Must be decided before anything is imported: in the mapping, at `pointer`. */
  undecided: Undecided[]
  /** What would come of it as it is proposed; absent where nobody asked, or the mapping is still incomplete. */
  trial?: Trial
}

export type Found = 'empty' | 'number' | 'date' | 'boolean' | 'text' | 'mixed'

export interface ColumnProfile {
  column: string
  found: Found
  filled: number
  empty: number
  examples: string[]
  /** The field or role that it is proposed for, and how well the names fit (1 is exactly). */
  proposed?: { field?: string; as?: string; likeness: number }
  /** How its cells are read, in words. */
  reading: string[]
  /** Texts that would be refused, with how often; the most frequent first. */
  unreadable: { text: string; count: number }[]
}

type UndecidedCode =
  | 'encoding'
  | 'column'
  | 'field'
  | 'subject'
  | 'date-order'
  | 'decimal'
  | 'percent'
  | 'value'
  | 'unreadable'
  | 'duplicates'

interface Choice {
  value: unknown
  means: string
  reading?: string
}

export interface Undecided {
  code: UndecidedCode
  column?: string
  /** A JSON pointer into the mapping: where the decision goes. */
  pointer: string
  message: string
  /** The text of a cell that it is about, and how many such cells there are. */
  cell?: string
  count?: number
  /** The required field that is missing. */
  field?: string
  /** Of duplicates: some of the subjects, with the lines that they stand on. */
  subjects?: { subject: string; lines: number[] }[]
  /** What can be put there; `reading`: what the cell, or the file, then reads. */
  choices: Choice[]
  /** What the proposed mapping has there already; it holds once the mapping is given as decided. */
  proposed?: unknown
}
