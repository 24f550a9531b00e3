/** What the server recognises of a file, and how it is asked. */
import type { Scalar } from '../../../engine/index.ts'
import { sendJson } from '../api.ts'
import type { Population } from '../populations.ts'
import type { Mapping, Role } from './mapping.ts'

export interface Profile {
  /** Names the file in what follows, until it expires. */
  upload: string
  expiresAt: string
  /** Absent where the encoding is to be decided first. */
  source?: Source
  header?: { line: number; names: string[]; above: { line: number; text: string }[] }
  rows: number
  /** There are more rows than were looked at. */
  sampled: boolean
  columns: ColumnProfile[]
  mapping?: Mapping
  undecided: Undecided[]
  trial?: Trial
}

export type Source =
  | { kind: 'csv'; encoding: Encoding; delimiter: string }
  | { kind: 'ndjson'; encoding: Encoding }
  | { kind: 'xlsx'; sheet: string; sheets: string[] }

interface Encoding {
  label: string
  by: 'mark' | 'utf-8' | 'ascii' | 'zero-bytes' | 'frequent-characters' | 'named'
}

interface ColumnProfile {
  column: string
  found: 'empty' | 'number' | 'date' | 'boolean' | 'text' | 'mixed'
  filled: number
  empty: number
  examples: string[]
  /** Texts that would be left out, the most frequent first. */
  unreadable: { text: string; count: number }[]
  /** likeness 1: the names are the same. */
  proposed?: { field?: string; as?: Role; likeness: number }
}

export type UndecidedCode =
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

export interface Undecided {
  code: UndecidedCode
  column?: string
  /** JSON pointer into the mapping. */
  pointer: string
  /** The text of a cell that it is about, and how many such cells or rows there are. */
  cell?: string
  count?: number
  field?: string
  subjects?: { subject: string; lines: number[] }[]
  choices: { value: unknown; reading?: string }[]
  proposed?: unknown
}

/** What would come of the file by the mapping as it is. */
interface Trial {
  rows: number
  /** Rows that would be left out. */
  refused: number
  sampled: boolean
  problems: TrialProblem[]
  first: TrialRow[]
}

interface TrialProblem {
  column?: string
  code: string
  count: number
  examples: { line: number; cell?: string }[]
}

export interface TrialRow {
  line: number
  subject?: string
  name?: string
  previousTier?: string
  input?: Record<string, Scalar>
  /** Why it would be left out. */
  rejects?: { column?: string; code: string; cell?: string }[]
}

/** What is said of a file beforehand; without it everything is recognised. */
export interface Reading {
  encoding?: string
  delimiter?: string
  sheet?: string
}

/** Where a file is sent to. */
export const uploadPath = (strategy: string, fileName: string): string =>
  `/v1/populations/profile?${new URLSearchParams({ strategy, name: fileName })}`

/** A file that was sent, looked at again with what has been decided since. */
export const profileAgain = (
  upload: string,
  strategy: string,
  reading: Reading,
  mapping: Mapping | undefined,
): Promise<Profile> =>
  sendJson('POST', `/v1/populations/profile/${encodeURIComponent(upload)}`, {
    strategy,
    ...reading,
    ...(mapping === undefined ? {} : { mapping }),
  })

export const createPopulation = (asked: {
  name: string
  strategy: string
  upload: string
  mapping: Mapping
}): Promise<Population> => sendJson('POST', '/v1/populations', asked)
