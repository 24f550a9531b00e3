/** Populations: made from files by a mapping, summarised, served as rows or as columns; never changed, only deleted. */
import { createHash } from 'node:crypto'
import {
  decodePopulation,
  encodePopulation,
  type Field,
  type PopulationTable,
  type Strategy,
  type Text,
} from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal, sees } from '../auth/principal.ts'
import { mayWith } from '../auth/roles.ts'
import { UuidV7 } from '../decisions/uuidv7.ts'
import { MappingMisfit } from '../import/binding.ts'
import type { Mapping } from '../import/mapping.ts'
import { openMapped } from '../import/open.ts'
import { profileFile } from '../import/profile/index.ts'
import type { Profile } from '../import/profile/profile.ts'
import type { ImportReject } from '../import/read.ts'
import type { SourceOptions } from '../import/source.ts'
import { Unreadable } from '../import/unreadable.ts'
import { type Built, buildPopulation } from '../populations/build.ts'
import { inflateContent, openContent, packContent } from '../populations/content.ts'
import { type FieldSummary, summarise } from '../populations/summary.ts'
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
import { readLatestVersion, type Store } from '../store/store.ts'
import type { Catalog } from './catalog.ts'
import { Fault, unknownStrategy } from './fault.ts'
import { Lru } from './lru.ts'
import { inEffect } from './timeline.ts'
import type { Upload, Uploads } from './uploads.ts'

export interface PopulationDetails extends PopulationRecord {
  mapping: Mapping
  fields: FieldSummary[]
}

/** What a population is made from: a file that lies somewhere. */
export interface Imported {
  name: Text
  path: string
  /** What the file was called. */
  fileName?: string | undefined
  mapping: Mapping
}

/** Bytes of tables kept in memory, and of the binary form for the designer. */
const KEPT = { entries: 50, weight: 256 * 1024 * 1024 }

export class Populations {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #key: Buffer
  readonly #clock: () => number
  readonly #ids: UuidV7
  readonly #most: number
  readonly #bytes = new Lru<Buffer>(KEPT)
  readonly #tables = new Lru<PopulationTable>(KEPT)
  readonly uploads: Uploads

  /** @param key seals content @param most rows of one population */
  constructor(
    store: Store,
    catalog: Catalog,
    audit: AuditLog,
    uploads: Uploads,
    { key, clock, most }: { key: Buffer; clock: () => number; most: number },
  ) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.uploads = uploads
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
    return inFile(upload, () => profileFile(upload.path, document, { ...options, name: upload.name }, given))
  }

  /** @throws Fault unknown-strategy, unknown-upload, unreadable-file, mapping-misfit */
  async create(principal: Principal, strategy: string, upload: Upload, name: string, mapping: Mapping) {
    const document = await this.#document(principal, strategy)
    const imported = { name, path: upload.path, fileName: upload.name, mapping }
    const details = await inFile(upload, () => this.importFile(principal, document, imported))
    await this.uploads.drop(upload.id)
    return details
  }

  /** @throws Unreadable, MappingMisfit */
  async importFile(
    actor: Actor,
    strategy: Strategy,
    { name, path, fileName, mapping }: Imported,
  ): Promise<PopulationDetails> {
    const built = await buildPopulation(await openMapped(path, mapping, strategy, fileName), this.#most)
    return this.#keep(actor, strategy, name, mapping, built)
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

  /** Its subjects as columns. @throws Fault unknown-population, forbidden */
  async table(principal: Principal, id: string): Promise<PopulationTable> {
    const known = this.#tables.get(id)
    if (known) {
      refuseSensitive(principal, await this.get(principal, id))
      return known
    }
    const { bytes } = await this.compressed(principal, id)
    const table = decodePopulation(await inflateContent(bytes))
    this.#tables.set(id, table, table.columns.length * 8 * (table.columns.fields.length + 3))
    return table
  }

  /** Why rows of the file aren't in it. @throws Fault unknown-population, forbidden */
  async rejects(principal: Principal, id: string): Promise<ImportReject[]> {
    const population = await this.get(principal, id)
    refuseSensitive(principal, population)
    if (population.rejected === 0) return []
    const text = (await inflateContent(await this.#content(id, 'rejects'))).toString('utf8')
    return JSON.parse(text) as ImportReject[]
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
    this.#tables.delete(id)
  }

  /** The document in effect now, else the latest. @throws Fault unknown-strategy */
  async #document(principal: Principal, id: string): Promise<Strategy> {
    if (!sees(principal, id)) throw unknownStrategy(id)
    const found = await this.#catalog.find(id)
    const entry = inEffect(found.timeline, this.#clock())
    if (entry) return (await this.#catalog.inForce(id, entry)).document
    return (await this.#catalog.version(found, await readLatestVersion(this.#store.read, id))).document
  }

  async #keep(
    actor: Actor,
    strategy: Strategy,
    name: Text,
    mapping: Mapping,
    built: Built,
  ): Promise<PopulationDetails> {
    const { table, rejected, rejects } = built
    const bytes = encodePopulation(table)
    const { id, instant } = this.#ids.next()
    const present = new Set(table.columns.fields.map((field) => field.id))
    const population: PopulationRecord = {
      id,
      strategy: strategy.id,
      name,
      signature: signatureOf(strategy.fields.filter((field) => present.has(field.id))),
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      rows: table.columns.length,
      rejected,
      sensitive: strategy.fields.some((field) => field.sensitive === true && present.has(field.id)),
      createdAt: new Date(instant).toISOString(),
      createdBy: actorOf(actor),
    }
    const summary = summarise(table, strategy.fields)
    const columns = await packContent(bytes, `${id} columns`, this.#key)
    const refused = await packContent(Buffer.from(JSON.stringify(rejects)), `${id} rejects`, this.#key)
    await this.#store.write(async (write) => {
      await insertPopulation(write, { population, mapping, summary })
      await insertContent(write, id, 'columns', columns)
      if (rejected > 0) await insertContent(write, id, 'rejects', refused)
      const { digest, rows, signature } = population
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

/** What is wrong with a file is told under the name that people know it by. */
async function inFile<T>({ path, name }: Upload, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    // By a function: a name may hold `$&`, which would put the path back.
    const message = error.message.replaceAll(path, () => name ?? 'the file')
    if (!(error instanceof MappingMisfit)) throw new Fault('unreadable-file', message)
    const errors = error.misfits.map(({ pointer, code, message: reason }) => ({
      pointer: `/mapping${pointer}`,
      code,
      message: reason,
    }))
    throw new Fault('mapping-misfit', message, errors)
  }
}
