/** What changed between two versions: in words, for callers, and by an example. */
export { type ContractBreak, type ContractBreakCode, contractBreaks } from './contract.ts'
export { diff } from './diff.ts'
export type {
  Diff,
  DiffEntry,
  DiffGroup,
  DiffKind,
  DiffWhat,
  Place,
  ResultingEntry,
  Sentences,
} from './entry.ts'
export { diffGroups } from './entry.ts'
export { DIFF_STYLE, diffHtml } from './report/html.ts'
export { diffMarkdown } from './report/markdown.ts'
export type { DiffReport } from './report/outline.ts'
export { diffText } from './report/text.ts'
export {
  type Difference as WitnessDifference,
  type Outcome as WitnessOutcome,
  type Witness,
  type WitnessOptions,
  witness,
} from './witness/witness.ts'
