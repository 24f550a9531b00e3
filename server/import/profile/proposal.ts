/** What is proposed of one column, while it is being worked out. */
import type { DecimalSign } from '../cells/numbers.ts'
import type { MappedColumn } from '../mapping.ts'
import type { Undecided } from './profile.ts'

export interface Proposal {
  column: MappedColumn
  /** What is done with the cells, in words. */
  reading: string[]
  undecided: Undecided[]
  /** What will be refused, with how often. */
  unreadable: { text: string; count: number }[]
}

/** What is known of the whole file. */
export interface FileHints {
  /** The decimal sign that the file's other columns show; undefined where none does. */
  decimal: DecimalSign | undefined
  /** Cells are set apart by something else than commas, as where commas are decimal signs. */
  isCommaFree: boolean
  is1904: boolean
}

/** A step of a JSON pointer. */
export const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1')
