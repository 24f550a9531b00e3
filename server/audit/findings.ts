/** What verifying the audit log can find. */
import type { AuditHead } from './chain.ts'

/**
 * `changed`, `missing`, `out-of-order`: an entry. `tail-cut`: the last entries are gone. `not-covered`: an entry after
 * the head. `rewritten`: the chain is sound but isn't the one that the head was taken from. `head-rewritten`: the head
 * was made without the key. `unreadable`: the database or the file itself is damaged. `document`, `version`,
 * `timeline`: a record isn't as the log tells.
 */
export type FindingKind =
  | 'changed'
  | 'missing'
  | 'out-of-order'
  | 'tail-cut'
  | 'not-covered'
  | 'rewritten'
  | 'head-rewritten'
  | 'unreadable'
  | 'document'
  | 'version'
  | 'timeline'

export interface Finding {
  kind: FindingKind
  /** The first entry that doesn't fit. */
  seq?: number
  message: string
}

export interface Verification {
  /** Nothing was found. */
  ok: boolean
  /** How many entries fit, from the first on. */
  entries: number
  /** The last entry that fits: to be kept elsewhere, and compared later. */
  head: AuditHead
  findings: Finding[]
  /** What could not be checked, and why. */
  unchecked: string[]
}
