/** Two documents being compared, and what has been found so far. */
import type { Strategy } from '../strategy/document.ts'
import {
  type DiffEntry,
  type DiffGroup,
  type DiffKind,
  type DiffWhat,
  diffGroups,
  type Place,
  type Sentences,
} from './entry.ts'
import { valueAt } from './pointer.ts'
import { speakerOf } from './speeches.ts'
import type { Say } from './words/say.ts'

/** One edit, before it is put into words. */
interface Change {
  kind: DiffKind
  what: DiffWhat
  id: string
  path: Place
  also?: Place[]
  group: DiffGroup
  cosmetic?: boolean
  say: Say
}

export interface Comparison {
  /** The old document, read under the ids of the new one. */
  readonly a: Strategy
  readonly b: Strategy
  report(change: Change): void
}

export interface Recorder extends Comparison {
  /** What was reported, by group, otherwise in the order of reporting. */
  entries(): DiffEntry[]
  /** A sentence in every language. */
  speak(say: Say): Sentences
}

/** `source` is the old document as it stands, which the entries quote. */
export function compare(source: Strategy, a: Strategy, b: Strategy): Recorder {
  const changes: Change[] = []
  const speak = speakerOf(a, b)
  return {
    a,
    b,
    report: (change) => {
      changes.push(change)
    },
    entries: () =>
      diffGroups
        .flatMap((group) => changes.filter((change) => change.group === group))
        .map((change) => entryOf(change, source, b, speak)),
    speak,
  }
}

function entryOf(change: Change, a: Strategy, b: Strategy, speak: (say: Say) => Sentences): DiffEntry {
  const { kind, what, id, path, also, group, cosmetic = false, say } = change
  const before = path.a === undefined ? undefined : valueAt(a, path.a)
  const after = path.b === undefined ? undefined : valueAt(b, path.b)
  return {
    kind,
    what,
    id,
    path,
    ...(also === undefined || also.length === 0 ? {} : { also }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    sentence: speak(say),
    group,
    cosmetic,
  }
}

/** Where a thing of both documents stands, and how it is named. */
export interface Both<T> {
  a: T
  b: T
  pathA: string
  pathB: string
}
