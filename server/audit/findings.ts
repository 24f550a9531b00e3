/** What verifying the audit log can find. */
import type { AuditHead } from './chain.ts'

/**
 * `changed`, `missing`, `out-of-order`: an entry. `tail-cut`: the last entries are gone. `not-covered`: an entry after
 * the head. `rewritten`: the chain is sound but isn't the one that the head was taken from. `head-rewritten`: the head
 * was made without the key. `unreadable`: the database or the file itself is damaged. `document`, `version`,
 * `timeline`: a record isn't as the log tells.
 */
export const findingKinds = [
  'changed',
  'missing',
  'out-of-order',
  'tail-cut',
  'not-covered',
  'rewritten',
  'head-rewritten',
  'unreadable',
  'document',
  'version',
  'timeline',
] as const
type FindingKind = (typeof findingKinds)[number]

/** What was found, with the figures and names that its sentence needs; a `seq` here is an entry's of the log. */
export interface FindingParams {
  'entry-text': { seq: number }
  'entry-content': { seq: number }
  /** An entry and its hash, together; the one after it tells. */
  'entry-rewritten': { seq: number; next: number }
  /** Entries `from` to `to`; `next` follows the last that fits. */
  'entries-missing': { from: number; to: number; next: number }
  'entry-out-of-order': { seq: number }
  'cut-before-head': { last: number; head: number }
  'cut-before-exported': { last: number; head: number }
  'entry-not-covered': { seq: number }
  'rewritten-since-head': { seq: number }
  'rewritten-since-exported': { seq: number }
  'head-missing': Record<never, never>
  'head-without-key': Record<never, never>
  /** `reason` is the database's own, in English. */
  'database-unreadable': { seq: number; reason: string }
  'document-changed': { digest: string }
  'version-gone': { strategy: string; version: number; seq: number }
  /** `names`: the properties that differ. */
  'version-changed': { strategy: string; version: number; seq: number; names: string[] }
  'versions-unknown': { strategy: string; count: number }
  /** `place`: the `seq` of the timeline's entry. */
  'timeline-gone': { strategy: string; place: number; seq: number }
  'timeline-changed': { strategy: string; place: number; seq: number; names: string[] }
  'timeline-unknown': { strategy: string; count: number }
}
export type FindingCode = keyof FindingParams

export interface Finding<Code extends FindingCode = FindingCode> {
  kind: FindingKind
  code: Code
  params: FindingParams[Code]
  /** The first entry that doesn't fit. */
  seq?: number
  message: string
}

type Wording = { [Code in FindingCode]: [kind: FindingKind, message: (params: FindingParams[Code]) => string] }

const wording: Wording = {
  'entry-text': ['changed', ({ seq }) => `Entry ${seq} was changed: it is no longer the text that was written.`],
  'entry-content': ['changed', ({ seq }) => `Entry ${seq} was changed: its content doesn’t give its hash.`],
  'entry-rewritten': [
    'changed',
    ({ seq, next }) =>
      `Entry ${seq} was changed: it was rewritten together with its hash: entry ${next} was appended to another.`,
  ],
  'entries-missing': [
    'missing',
    ({ from, to, next }) =>
      `${to > from ? `Entries ${from} to ${to} are` : `Entry ${from} is`} missing: entry ${next} follows entry ${from - 1}.`,
  ],
  'entry-out-of-order': [
    'out-of-order',
    ({ seq }) => `Entry ${seq} is out of order: it wasn’t appended to the entry before it.`,
  ],
  'cut-before-head': [
    'tail-cut',
    ({ last, head }) => `The log was cut after entry ${last}: the head stands at entry ${head}.`,
  ],
  'cut-before-exported': [
    'tail-cut',
    ({ last, head }) => `The log was cut after entry ${last}: the exported head stands at entry ${head}.`,
  ],
  'entry-not-covered': ['not-covered', ({ seq }) => `Entry ${seq} was appended without the head: not by this server.`],
  'rewritten-since-head': [
    'rewritten',
    ({ seq }) => `The log up to entry ${seq} is not the one that the head was taken from: it was rewritten.`,
  ],
  'rewritten-since-exported': [
    'rewritten',
    ({ seq }) => `The log up to entry ${seq} is not the one that the exported head was taken from: it was rewritten.`,
  ],
  'head-missing': ['head-rewritten', () => 'The head of the log doesn’t count. It is missing.'],
  'head-without-key': [
    'head-rewritten',
    () => 'The head of the log doesn’t count. It was not made with this server’s key.',
  ],
  'database-unreadable': [
    'unreadable',
    ({ seq, reason }) => `From entry ${seq} on the database can’t be read: ${reason}`,
  ],
  'document-changed': ['document', ({ digest }) => `The document ${digest} was changed.`],
  'version-gone': [
    'version',
    ({ strategy, version, seq }) => `Version ${version} of ${strategy} is gone; entry ${seq} published it.`,
  ],
  'version-changed': [
    'version',
    ({ strategy, version, seq, names }) =>
      `Version ${version} of ${strategy} was changed: its ${names.join(', ')} isn’t as entry ${seq} tells.`,
  ],
  'versions-unknown': [
    'version',
    ({ strategy, count }) => `${strategy} has ${count} more version than the log tells of.`,
  ],
  'timeline-gone': [
    'timeline',
    ({ strategy, place, seq }) => `Timeline entry ${place} of ${strategy} is gone; entry ${seq} recorded it.`,
  ],
  'timeline-changed': [
    'timeline',
    ({ strategy, place, seq, names }) =>
      `Timeline entry ${place} of ${strategy} was changed: its ${names.join(', ')} isn’t as entry ${seq} tells.`,
  ],
  'timeline-unknown': [
    'timeline',
    ({ strategy, count }) => `${strategy} has ${count} more timeline entry than the log tells of.`,
  ],
}

export const findingCodes = Object.keys(wording) as FindingCode[]

/** A finding with its English sentence. @param seq the entry, where there is one */
export const finding = <Code extends FindingCode>(code: Code, params: FindingParams[Code], seq?: number): Finding => {
  const [kind, message] = wording[code]
  return { kind, code, params, ...(seq === undefined ? {} : { seq }), message: message(params) }
}

const uncheckedWording = {
  /** The server's key isn't there. */
  key:
    'Whether the head was made with the key: the key isn’t here. Without it, a log that was rewritten to its end ' +
    'together with its head looks sound; an exported head tells.',
  /** An export by itself, without a head. */
  end: 'Whether the log ends here, and is the one that was written: an exported head tells (--head).',
} as const
export type Gap = keyof typeof uncheckedWording
export const gaps = Object.keys(uncheckedWording) as Gap[]

export const gapText = (gap: Gap): string => uncheckedWording[gap]

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
  uncheckedCodes: Gap[]
}
