/** What a diff consists of: the outward shapes, as JSON. */
import type { Language } from '../words/glossary.ts'

export type DiffKind = 'added' | 'removed' | 'changed' | 'moved' | 'renamed'

/** What kind of thing an entry is about; `entry` is one of a lookup, `point` one of a curve, `row` one of a table. */
export type DiffWhat =
  | 'strategy'
  | 'field'
  | 'derived'
  | 'score'
  | 'dimension'
  | 'band'
  | 'entry'
  | 'point'
  | 'row'
  | 'tier'
  | 'threshold'
  | 'assignment'
  | 'hold'
  | 'override'
  | 'treatment'

/** Where changes belong, in the order of telling. `structure` is what is scored, `fields` what callers bring. */
export const diffGroups = [
  'structure',
  'weights',
  'bands',
  'thresholds',
  'overrides',
  'treatments',
  'fields',
  'texts',
] as const
export type DiffGroup = (typeof diffGroups)[number]

/** JSON pointers into the two documents; one is absent where the thing is. */
export interface Place {
  a?: string
  b?: string
}

export type Sentences = Record<Language, string>

/** One edit. */
export interface DiffEntry {
  kind: DiffKind
  what: DiffWhat
  /** The id of the thing, or of the dimension, derived value or treatment that it is part of. */
  id: string
  path: Place
  /** Places that change with it: the weight of what moved, the references to what was renamed. */
  also?: Place[]
  /** What stands at `path` in each document; absent where nothing does. */
  before?: unknown
  after?: unknown
  sentence: Sentences
  group: DiffGroup
  /**
   * True where it changes no decision's tier, scores or treatments: texts, how values are shown, targets,
   * an order without meaning, a default that is written out. Judged with caution: an edit is cosmetic
   * only where that is certain from its place alone.
   */
  cosmetic: boolean
}

/** What follows from the edits: a dimension's or group's share of its root score moved. */
export interface ResultingEntry {
  what: 'dimension' | 'score'
  id: string
  /** The root score, in the new version. */
  root: string
  /** Shares of 1. */
  before: number
  after: number
  sentence: Sentences
}

export interface Diff {
  /** What was edited, by group. Empty exactly where the canonical JSON is the same. */
  entries: DiffEntry[]
  /** What follows from it. */
  resulting: ResultingEntry[]
}
