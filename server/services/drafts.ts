/**
 * Drafts: versions being written. A save names what it was made from (the ETag); one made from something
 * older changes nothing and is told what is there now, so that neither of two writers loses anything.
 */
import { canonicalJson, check } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf } from '../auth/principal.ts'
import {
  type DraftRecord,
  deleteDraft,
  insertDraft,
  readDraft,
  readDrafts,
  type StoredDraft,
  updateDraft,
} from '../store/drafts.ts'
import type { Actor, Page } from '../store/records.ts'
import type { Read, Store, Write } from '../store/store.ts'
import { addDocument, readLatestVersion, readVersion } from '../store/versions.ts'
import type { Catalog } from './catalog.ts'
import { digestOfCanonical } from './compiled.ts'
import { Fault, invalidAt, unknownVersion } from './fault.ts'
import { Lru } from './lru.ts'
import { isName } from './names.ts'
import { type Current, checkPrecondition, type Precondition } from './precondition.ts'
import { inEffect } from './timeline.ts'

const REMEMBERED = { entries: 1_000 }

export interface ProblemCounts {
  errors: number
  warnings: number
}

export type DraftSummary = DraftRecord & { etag: string; problems: ProblemCounts }
export type Draft = DraftSummary & { document: unknown }

/** What a new draft begins with: a document as given, or what is stored already. */
export type Beginning = { document: unknown } | { version?: number } | { draft: string }

export class Drafts {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #clock: () => number
  /** By digest. */
  readonly #counts = new Lru<ProblemCounts>(REMEMBERED)

  constructor(store: Store, catalog: Catalog, audit: AuditLog, clock: () => number) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.#clock = clock
  }

  /** @throws Fault unknown-strategy */
  async list(strategy: string, page: Page<string>): Promise<DraftSummary[]> {
    await this.#catalog.find(strategy)
    const stored = await readDrafts(this.#store.read, strategy, page)
    return stored.map((one) => this.#summary(one))
  }

  /** @throws Fault unknown-strategy, unknown-draft */
  async get(strategy: string, name: string): Promise<Draft> {
    await this.#catalog.find(strategy)
    const stored = await readDraft(this.#store.read, strategy, name)
    if (!stored) throw unknownDraft(strategy, name)
    return this.#answer(stored)
  }

  /** @throws Fault unknown-strategy, unknown-version, unknown-draft, draft-exists, invalid-request */
  async create(actor: Actor, strategy: string, name: string, beginning: Beginning): Promise<Draft> {
    await this.#catalog.find(strategy)
    const stored = await this.#store.write(async (write) => {
      const begun = await this.#begin(write, strategy, beginning)
      return this.createIn(write, actor, { strategy, name, ...begun })
    })
    return this.#answer(stored)
  }

  /** A new draft, in the caller's transaction. The strategy exists. @throws Fault draft-exists, invalid-request */
  async createIn(write: Write, actor: Actor, created: NewDraft): Promise<StoredDraft> {
    const { strategy, name, document, baseVersion, authors = [] } = created
    if (!isName(name)) throw invalidAt('/name', 'A draft’s name has letters, digits, _ and -, at most 128.')
    if (await readDraft(write, strategy, name)) throw draftExists(strategy, name)
    const now = this.#now()
    const by = actorOf(actor)
    const draft = {
      ...{ strategy, name, digest: digestOf(document), revision: 1, authors: withActor(authors, by), createdAt: now },
      ...{ savedAt: now, savedBy: by },
      ...(baseVersion === undefined ? {} : { baseVersion }),
    }
    const stored = { draft, text: JSON.stringify(document) }
    await insertDraft(write, stored)
    await this.#record(write, actor, 'draft.create', draft)
    return stored
  }

  /**
   * Saves a draft that is there, or with `If-None-Match: *` one that isn't.
   * @throws Fault unknown-strategy, unknown-version, precondition-required, precondition-failed, invalid-request
   */
  async save(actor: Actor, save: Save): Promise<{ draft: Draft; created: boolean }> {
    const { strategy, name, document, precondition } = save
    await this.#catalog.find(strategy)
    const { after, created } = await this.#store.write(async (write) => {
      const before = await readDraft(write, strategy, name)
      checkPrecondition(precondition, before && this.#current(before))
      const baseVersion = save.baseVersion ?? before?.draft.baseVersion
      if (save.baseVersion !== undefined && (await readLatestVersion(write, strategy)) < save.baseVersion) {
        throw unknownVersion(strategy, save.baseVersion)
      }
      const after = before
        ? await this.#saveIn(write, actor, before.draft, document, baseVersion)
        : await this.createIn(write, actor, { strategy, name, document, baseVersion: await this.#baseOf(write, save) })
      return { after, created: !before }
    })
    return { draft: this.#answer(after), created }
  }

  /** The document is kept, by its digest. @throws Fault unknown-strategy, unknown-draft, precondition-… */
  async delete(actor: Actor, strategy: string, name: string, precondition: Precondition): Promise<void> {
    await this.#catalog.find(strategy)
    await this.#store.write(async (write) => {
      const stored = await readDraft(write, strategy, name)
      if (!stored) throw unknownDraft(strategy, name)
      checkPrecondition(precondition, this.#current(stored))
      await addDocument(write, stored.draft.digest, canonicalJson(JSON.parse(stored.text)))
      await deleteDraft(write, strategy, name)
      await this.#record(write, actor, 'draft.delete', stored.draft)
    })
  }

  async #saveIn(
    write: Write,
    actor: Actor,
    before: DraftRecord,
    document: unknown,
    baseVersion: number | undefined,
  ): Promise<StoredDraft> {
    const by = actorOf(actor)
    const draft = {
      ...before,
      digest: digestOf(document),
      revision: before.revision + 1,
      authors: withActor(before.authors, by),
      savedAt: this.#now(),
      savedBy: by,
      ...(baseVersion === undefined ? {} : { baseVersion }),
    }
    const stored = { draft, text: JSON.stringify(document) }
    await updateDraft(write, stored)
    await this.#record(write, actor, 'draft.save', draft)
    return stored
  }

  async #begin(read: Read, strategy: string, beginning: Beginning): Promise<Begun> {
    if ('document' in beginning) {
      return { document: beginning.document, baseVersion: await latestOrNone(read, strategy) }
    }
    if ('draft' in beginning) return fromDraft(read, strategy, beginning.draft)
    const number = beginning.version ?? (await this.#numberInEffect(strategy))
    const stored = number === undefined ? undefined : await readVersion(read, strategy, number)
    if (!stored) throw number === undefined ? nothingToBeginFrom(strategy) : unknownVersion(strategy, number)
    return { document: JSON.parse(stored.canonical), baseVersion: number }
  }

  async #numberInEffect(strategy: string): Promise<number | undefined> {
    const { timeline } = await this.#catalog.find(strategy)
    return inEffect(timeline, this.#clock())?.version
  }

  async #baseOf(read: Read, { strategy, baseVersion }: Save): Promise<number | undefined> {
    return baseVersion ?? latestOrNone(read, strategy)
  }

  #current(stored: StoredDraft): Current {
    return { etag: etagOf(stored.draft), value: () => this.#answer(stored) }
  }

  #answer(stored: StoredDraft): Draft {
    return { ...this.#summary(stored), document: JSON.parse(stored.text) }
  }

  #summary({ draft, text }: StoredDraft): DraftSummary {
    return { ...draft, etag: etagOf(draft), problems: this.#countsOf(draft.digest, text) }
  }

  #countsOf(digest: string, text: string): ProblemCounts {
    const known = this.#counts.get(digest)
    if (known) return known
    const { errors, warnings } = check(JSON.parse(text))
    const counts = { errors, warnings }
    this.#counts.set(digest, counts)
    return counts
  }

  async #record(
    write: Write,
    actor: Actor,
    action: 'draft.create' | 'draft.save' | 'draft.delete',
    draft: DraftRecord,
  ) {
    const { strategy, name, revision, digest, baseVersion } = draft
    const details = { draft: name, revision, digest, ...(baseVersion === undefined ? {} : { baseVersion }) }
    await this.#audit.append(write, actor, { action, strategy, details })
  }

  #now(): string {
    return new Date(this.#clock()).toISOString()
  }
}

export interface NewDraft {
  strategy: string
  name: string
  document: unknown
  baseVersion: number | undefined
  /** Of the draft that it is a copy of: what they wrote is in it. */
  authors?: Actor[]
}

export interface Save {
  strategy: string
  name: string
  document: unknown
  /** The version that it is now to replace, where whoever saves it has taken that version's changes in. */
  baseVersion?: number | undefined
  precondition: Precondition
}

type Begun = Pick<NewDraft, 'document' | 'baseVersion' | 'authors'>

const fromDraft = async (read: Read, strategy: string, name: string): Promise<Begun> => {
  const stored = await readDraft(read, strategy, name)
  if (!stored) throw unknownDraft(strategy, name)
  const { baseVersion, authors } = stored.draft
  return { document: JSON.parse(stored.text), baseVersion, authors }
}

const latestOrNone = async (read: Read, strategy: string): Promise<number | undefined> =>
  (await readLatestVersion(read, strategy)) || undefined

const digestOf = (document: unknown) => digestOfCanonical(canonicalJson(document))

/** The revision alone would be told again by a draft that is deleted and made anew. */
const etagOf = ({ revision, digest }: DraftRecord) => `"${revision}-${digest.slice('sha256:'.length, 23)}"`

/** Whoever has saved once stays an author, under the name of then. */
const withActor = (authors: Actor[], actor: Actor): Actor[] =>
  authors.some(({ kind, id }) => kind === actor.kind && id === actor.id) ? authors : [...authors, actor]

export const unknownDraft = (strategy: string, name: string) =>
  new Fault('unknown-draft', `Strategy "${strategy}" has no draft "${name}".`)

const draftExists = (strategy: string, name: string) =>
  new Fault('draft-exists', `Strategy "${strategy}" has a draft "${name}" already.`)

const nothingToBeginFrom = (strategy: string) =>
  invalidAt('/from', `No version of "${strategy}" is in effect: say which version or draft, or send a document.`)
