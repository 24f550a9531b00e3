/**
 * What passes between a screen and the worker that scores the population. A screen sends one frame at a time: the
 * document as it is now, and all that the views want to know of it. One answer comes back, all of one document.
 */
import type { Strategy } from '../../../engine/index.ts'
import type { Answers, QuestionName, Questions } from './questions/index.ts'

/** A question as a view asks it. */
export type Asked = { [N in QuestionName]: { name: N; params: Questions[N] } }[QuestionName]

export type ToWorker =
  | { kind: 'open'; population: string }
  /** What the document is compared with: the version in effect. */
  | { kind: 'base'; document: Strategy | undefined }
  | { kind: 'frame'; document: Strategy; asOf: string; asked: Record<string, Asked> }

export type FromWorker =
  | { kind: 'opened'; rows: number }
  | { kind: 'not-opened'; status: number }
  /** The document has errors: nothing is scored. */
  | { kind: 'broken' }
  | { kind: 'answered'; summary: Summary; answers: Record<string, Answers[QuestionName]> }

/** How the population comes out, and what it means against the base. */
export interface Summary {
  rows: number
  /** By id of the tier, with the base's counts beside where there is a base. */
  tiers: { id: string; count: number; before: number | undefined }[]
  /** Subjects that have a higher or lower tier than under the base. */
  up: number
  down: number
  /** Without a decision, now and under the base. */
  refused: number
  refusedBefore: number | undefined
  /** For what was asked, in milliseconds. */
  took: number
}
