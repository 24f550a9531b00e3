/** From what is asked to be published to what a proposal freezes: the document, checked, and who wrote it. */
import type { Text } from '../../engine/index.ts'
import { actorOf } from '../auth/principal.ts'
import { readDraft } from '../store/drafts.ts'
import type { CancelChange, CorrectChange, ImpactSeen, PublishChange, SettingsChange } from '../store/proposals.ts'
import type { Actor } from '../store/records.ts'
import type { Read } from '../store/store.ts'
import { readVersion } from '../store/versions.ts'
import { type CheckedDocument, checkedFor } from './checked.ts'
import { unknownDraft } from './drafts.ts'
import { Fault, unknownVersion } from './fault.ts'

/** A change as it is asked for. The breaks that it brings are found later; without a base it follows what is latest. */
export type Asked =
  | (Omit<PublishChange, 'breaks' | 'base'> & { base?: number })
  | Omit<CorrectChange, 'breaks'>
  | Omit<CancelChange, 'breaks'>
  | SettingsChange

/** What becomes of what is asked for: the document of a change that publishes one, and who wrote it. */
export interface Prepared {
  asked: Asked
  authors: Actor[]
  checked?: CheckedDocument
}

/** A draft or an old version to publish. */
export interface Publishing {
  source: { draft: string } | { version: number } | { document: unknown }
  /** The digest that whoever proposes has looked at. */
  digest?: string | undefined
  /** The version that it was made from or compared with. */
  base?: number | undefined
  /** A date or an instant in UTC. */
  effectiveFrom?: string | undefined
  phase?: Text | undefined
  note: string
  acceptedBreaks?: string[] | undefined
  impact?: ImpactSeen | undefined
}

/** @throws Fault unknown-draft, unknown-version, strategy-has-errors, id-mismatch, stale-draft */
export const prepare = async (
  read: Read,
  actor: Actor,
  strategy: string,
  publishing: Publishing,
): Promise<Prepared> => {
  const { source, digest, effectiveFrom, phase, note, acceptedBreaks = [], impact } = publishing
  const { document, authors, at, ...from } = await find(read, actor, strategy, source)
  const checked = checkedFor(strategy, document, at)
  const base = publishing.base ?? from.base
  if (digest !== undefined && digest !== checked.digest) throw staleDraft(checked.digest)
  const asked = {
    kind: 'publish' as const,
    digest: checked.digest,
    ...from,
    ...(base === undefined ? {} : { base }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(phase === undefined ? {} : { phase }),
    note,
    acceptedBreaks,
    ...(impact === undefined ? {} : { impact }),
  }
  return { asked, authors, checked }
}

interface Source {
  document: unknown
  authors: Actor[]
  base?: number
  /** Where the request names it. */
  at: string
  draft?: string
  restores?: number
}

const find = async (read: Read, actor: Actor, strategy: string, source: Publishing['source']): Promise<Source> => {
  const own = { authors: [actorOf(actor)] }
  if ('document' in source) return { ...own, document: source.document, at: '/document' }
  if ('version' in source) {
    const stored = await readVersion(read, strategy, source.version)
    if (!stored) throw unknownVersion(strategy, source.version)
    return { ...own, document: JSON.parse(stored.canonical), at: '/version', restores: source.version }
  }
  const stored = await readDraft(read, strategy, source.draft)
  if (!stored) throw unknownDraft(strategy, source.draft)
  const { authors, baseVersion = 0, name } = stored.draft
  return { document: JSON.parse(stored.text), authors, base: baseVersion, at: '/draft', draft: name }
}

const staleDraft = (digest: string) => {
  const message = `The document is no longer the one that was looked at: its digest is ${digest}.`
  return new Fault('stale-draft', message, [{ pointer: '/digest', code: 'stale-draft', message }])
}
