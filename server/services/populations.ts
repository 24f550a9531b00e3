/** Populations: made from files by a mapping, summarised, served as rows or as columns; never changed, only deleted. */
import { createHash } from 'node:crypto'
import { type Field, isShaped, type Strategy, type Text } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal, sees } from '../auth/principal.ts'
import { mayWith } from '../auth/roles.ts'
import { UuidV7 } from '../decisions/uuidv7.ts'
import type { Mapping } from '../import/mapping.ts'
import type { Profile } from '../import/profile/profile.ts'
import type { SourceOptions } from '../import/source.ts'
import { openContent, packContent } from '../populations/content.ts'
import type { SubjectAnswer } from '../populations/subjectAt.ts'
import type { FieldSummary } from '../populations/summary.ts'
import type { FromFile, MadePopulation } from '../populations/tasks.ts'
import { readDrafts } from '../store/drafts.ts'
import {
  type ContentPart,
  deletePopulation,
  insertContent,
  insertPopulation,
  type PopulationRecord,
  readContent,
  readPopulation,
  readPopulations,
} from '../store/populations.ts'
import type { Actor, Page } from '../store/records.ts'
import type { Read, Store } from '../store/store.ts'
import { readLatestVersion } from '../store/versions.ts'
import type { Packed } from '../workers/given.ts'
import type { WorkerPool } from '../workers/pool.ts'
import type { Catalog } from './catalog.ts'
import { Fault, unknownStrategy } from './fault.ts'
import { Lru } from './lru.ts'
import { inEffect } from './timeline.ts'
import type { Upload, Uploads } from './uploads.ts'

export interface PopulationDetails extends PopulationRecord {
  mapping: Mapping
  fields: FieldSummary[]
}

/** What a population of a pack is made from. */
export interface Imported {
  name: Text
  path: string
  mapping: Mapping
}

/** Bytes of content kept in memory, compressed. */
const KEPT = { entries: 50, weight: 128 * 1024 * 1024 }

/** Drafts of a strategy without a version that are looked at. */
const MOST_DRAFTS = 100

export class Populations {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #workers: WorkerPool
  readonly #key: Buffer
  readonly #clock: () => number
  readonly #ids: UuidV7
  readonly #most: number
  readonly #bytes = new Lru<Buffer>(KEPT)
  readonly uploads: Uploads

  /** @param key seals content @param most rows of one population */
  constructor(
    store: Store,
    catalog: Catalog,
    audit: AuditLog,
    uploads: Uploads,
    workers: WorkerPool,
    { key, clock, most }: { key: Buffer; clock: () => number; most: number },
  ) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.uploads = uploads
    this.#workers = workers
    this.#key = key
    this.#clock = clock
    this.#ids = new UuidV7(clock)
    this.#most = most
  }

  /** @throws Fault unknown-strategy, unreadable-file, mapping-misfit */
  async profile(
    principal: Principal,
    strategy: string,
    upload: Upload,
    options: SourceOptions,
    given?: Mapping,
  ): Promise<Profile> {
    const document = await this.#document(principal, strategy)
    const named = { ...options, name: upload.name }
    const file = { path: upload.path, document, options: named, mapping: given }
    return fromFile(upload, await this.#workers.run('profileFile', file))
  }

  /** @throws Fault unknown-strategy, unknown-upload, unreadable-file, mapping-misfit */
  async create(principal: Principal, strategy: string, upload: Upload, name: string, mapping: Mapping) {
    const document = await this.#document(principal, strategy)
    const made = fromFile(upload, await this.#make(document, upload.path, mapping, upload.name))
    const details = await this.#keep(principal, document, name, mapping, made)
    await this.uploads.drop(upload.id)
    return details
  }

  /**
   * Of a file that lies in the project.
   * @param isDue asked in the transaction that keeps it, for another server may have done so meanwhile
   * @throws Error where it can't be used
   */
  async importFile(
    actor: Actor,
    document: Strategy,
    { name, path, mapping }: Imported,
    isDue: (read: Read) => Promise<boolean>,
  ): Promise<void> {
    const made = await this.#make(document, path, mapping, undefined)
    if (!made.ok) throw new Error(made.message)
    await this.#keep(actor, document, name, mapping, made.value, isDue)
  }

  #make(document: Strategy, path: string, mapping: Mapping, fileName: string | undefined) {
    return this.#workers.run('importFile', { path, document, mapping, fileName, most: this.#most })
  }

  async list(principal: Principal, strategy: string | undefined, page: Page<string>): Promise<PopulationRecord[]> {
    return readPopulations(this.#store.read, { strategy, among: principal.strategies }, page)
  }

  /** @throws Fault unknown-population */
  async get(principal: Principal, id: string): Promise<PopulationDetails> {
    const stored = await readPopulation(this.#store.read, id)
    if (!stored || !sees(principal, stored.population.strategy)) throw unknownPopulation(id)
    return { ...stored.population, mapping: stored.mapping as Mapping, fields: stored.summary as FieldSummary[] }
  }

  /**
   * Its subjects in binary form (engine/population/container.ts), compressed by gzip.
   * @throws Fault unknown-population, forbidden
   */
  async compressed(principal: Principal, id: string): Promise<{ bytes: Buffer; digest: string }> {
    const population = await this.get(principal, id)
    refuseSensitive(principal, population)
    const { digest } = population
    const known = this.#bytes.get(id)
    if (known) return { bytes: known, digest }
    const bytes = await this.#content(id, 'columns')
    this.#bytes.set(id, bytes, bytes.length)
    return { bytes, digest }
  }

  /** The same for a worker thread. @throws as compressed */
  async packed(principal: Principal, id: string): Promise<Packed> {
    return { id, bytes: (await this.compressed(principal, id)).bytes }
  }

  /** Subjects from a row on, as requests to evaluate. @throws as compressed */
  async rows(principal: Principal, id: string, from: number, most: number): Promise<SubjectAnswer[]> {
    return this.#workers.run('populationRows', { population: await this.packed(principal, id), from, most })
  }

  /** Why rows of the file aren't in it, as CSV. @throws as compressed */
  async rejectsAsCsv(principal: Principal, id: string): Promise<string> {
    const population = await this.get(principal, id)
    refuseSensitive(principal, population)
    const bytes = population.rejected === 0 ? undefined : await this.#content(id, 'rejects')
    return this.#workers.run('rejectsAsCsv', { bytes })
  }

  /** @throws Fault unknown-population */
  async delete(principal: Principal, id: string): Promise<void> {
    const { strategy, digest, rows } = await this.get(principal, id)
    await this.#store.write(async (write) => {
      if (!(await readPopulation(write, id))) throw unknownPopulation(id)
      await deletePopulation(write, id)
      await this.#audit.append(write, principal, {
        action: 'population.delete',
        strategy,
        details: { population: id, digest, rows },
      })
    })
    this.#bytes.delete(id)
  }

  /**
   * The document in effect now, else the latest; before the first version the draft that was saved last.
   * @throws Fault unknown-strategy, unknown-version
   */
  async #document(principal: Principal, id: string): Promise<Strategy> {
    if (!sees(principal, id)) throw unknownStrategy(id)
    const found = await this.#catalog.find(id)
    const entry = inEffect(found.timeline, this.#clock())
    if (entry) return (await this.#catalog.inForce(id, entry)).document
    const latest = await readLatestVersion(this.#store.read, id)
    const draft = latest === 0 ? await this.#lastDraft(id) : undefined
    return draft ?? (await this.#catalog.version(found, latest)).document
  }

  /** Undefined where there is none that has the form of a strategy. */
  async #lastDraft(strategy: string): Promise<Strategy | undefined> {
    const drafts = await readDrafts(this.#store.read, strategy, { limit: MOST_DRAFTS })
    const [last] = drafts.sort((a, b) => b.draft.savedAt.localeCompare(a.draft.savedAt))
    const document: unknown = last && JSON.parse(last.text)
    // What a draft calls itself is decided when it is published.
    return isShaped(document) ? { ...document, id: strategy } : undefined
  }

  async #keep(
    actor: Actor,
    strategy: Strategy,
    name: Text,
    mapping: Mapping,
    made: MadePopulation,
    isDue: (read: Read) => Promise<boolean> = async () => true,
  ): Promise<PopulationDetails> {
    const { digest, rows, summary, rejected } = made
    const { id, instant } = this.#ids.next()
    const present = new Set(made.fields)
    const fields = strategy.fields.filter((field) => present.has(field.id))
    const population: PopulationRecord = {
      id,
      strategy: strategy.id,
      name,
      signature: signatureOf(fields),
      digest,
      rows,
      rejected,
      sensitive: fields.some(({ sensitive }) => sensitive === true),
      createdAt: new Date(instant).toISOString(),
      createdBy: actorOf(actor),
    }
    const columns = await packContent(made.bytes, `${id} columns`, this.#key)
    const refused = await packContent(made.rejects, `${id} rejects`, this.#key)
    await this.#store.write(async (write) => {
      if (!(await isDue(write))) return
      await insertPopulation(write, { population, mapping, summary })
      await insertContent(write, id, 'columns', columns)
      if (rejected > 0) await insertContent(write, id, 'rejects', refused)
      const { signature } = population
      const details = { population: id, digest, rows, rejected, signature }
      await this.#audit.append(write, actor, { action: 'population.create', strategy: strategy.id, details })
    })
    return { ...population, mapping, fields: summary }
  }

  async #content(id: string, part: ContentPart): Promise<Buffer> {
    const pieces = await readContent(this.#store.read, id, part)
    if (pieces.length === 0) throw unknownPopulation(id)
    const bytes = openContent(pieces, `${id} ${part}`, this.#key)
    if (!bytes)
      throw new Error(`The content of population ${id} can't be opened: it was sealed under another key, or changed.`)
    return bytes
  }
}

/** Rows of sensitive fields are for those who may see recorded decisions. @throws Fault forbidden */
function refuseSensitive({ roles, name }: Principal, { sensitive }: PopulationRecord): void {
  if (!sensitive || mayWith(roles, 'decisions')) return
  throw new Fault('forbidden', `The population holds sensitive fields, and ${name} hasn’t the right to decisions.`)
}

const signatureOf = (fields: readonly Field[]): string =>
  createHash('sha256')
    .update(JSON.stringify(fields.map(({ id, type }) => [id, type]).sort()))
    .digest('hex')
    .slice(0, 16)

const unknownPopulation = (id: string): Fault => new Fault('unknown-population', `There is no population "${id}".`)

/** What is wrong with a file is told under the name that people know it by. @throws Fault unreadable-file, mapping-misfit */
function fromFile<T>({ path, name }: Upload, made: FromFile<T>): T {
  if (made.ok) return made.value
  // By a function: a name may hold `$&`, which would put the path back.
  const message = made.message.replaceAll(path, () => name ?? 'the file')
  if (!made.misfits) throw new Fault('unreadable-file', message)
  const errors = made.misfits.map(({ pointer, code, message: reason }) => ({
    pointer: `/mapping${pointer}`,
    code,
    message: reason,
  }))
  throw new Fault('mapping-misfit', message, errors)
}
