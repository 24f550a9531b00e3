/** What the store keeps, in the program's own words. */
import type { Text } from '../../engine/index.ts'

/** Who did something, as they were called then. */
export interface Actor {
  kind: 'person' | 'key' | 'system'
  id: string
  name: string
}

export interface Settings {
  /** The title for lists; where it is absent, the document's. */
  title?: Text
  /** IANA name; fixed at creation. It turns dates into instants and instants into the evaluation date. */
  timeZone: string
  /** How many people must approve a proposal. */
  approvals: number
  /** Which decisions are recorded; `asked`: those whose request says so. */
  record: 'never' | 'asked' | 'tier-changes' | 'always'
  /** Days that recorded decisions are kept; for ever where it is absent. */
  retention?: number
  /** A date on which the criteria want looking at. */
  reviewDate?: string
}

export const DEFAULT_SETTINGS: Settings = { timeZone: 'UTC', approvals: 0, record: 'asked' }

export interface StrategyRecord {
  id: string
  createdAt: string
  settings: Settings
}

/** A published version without its document. */
export interface VersionRecord {
  strategy: string
  number: number
  digest: string
  /** Who saved the draft that it was, and who approved it. */
  authors: Actor[]
  approvers: Actor[]
  note: string
  createdAt: string
}

export interface TimelineEntry {
  /** 1, 2, 3 … in the order of recording. */
  seq: number
  /** An instant in UTC; never before the entry that was recorded before it. */
  recordedAt: string
  /** A date (from its start in the strategy's time zone) or an instant in UTC. */
  effectiveFrom: string
  version: number
  phase?: Text
  note: string
  /** The entry that this one cancels. It names that entry's version and date and puts nothing into effect. */
  cancels?: number
}

/** One page of a list; `after` is the key of the last item that the caller has. */
export interface Page<Key> {
  limit: number
  after?: Key | undefined
}
