import type { DraftSummary } from '../../model/drafts.ts'
import type { LogEntry } from '../../model/governance/lanes.ts'
import type { Source } from '../../model/governance/proposals.ts'

/** The dialog that is open, if one is. */
export type Open =
  | { kind: 'request'; source: Source }
  | { kind: 'cancel'; entry: LogEntry }
  | { kind: 'delete'; draft: DraftSummary }
  | { kind: 'correct' }
