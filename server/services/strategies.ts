/** Creating strategies, and reading them, their versions and timelines back. */
import type { Strategy, Text } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal, sees } from '../auth/principal.ts'
import type { Page, Settings, StrategyRecord, TimelineEntry, VersionRecord } from '../store/records.ts'
import type { Store, Write } from '../store/store.ts'
import { addStrategy, readStrategies } from '../store/strategies.ts'
import { readVersion, readVersions } from '../store/versions.ts'
import type { Catalog } from './catalog.ts'
import { checkedDocument } from './checked.ts'
import type { Draft, Drafts } from './drafts.ts'
import { Fault, invalidAt, unknownVersion } from './fault.ts'
import { formatMoment, type Moment } from './moment.ts'
import { isName } from './names.ts'
import { type Published, publishIn } from './publication.ts'
import { inEffect } from './timeline.ts'
import { isTimeZone } from './zones.ts'

/** Without effectiveFrom, a strategy's first version is in effect from now on. */
export interface FirstVersion {
  document: unknown
  note: string
  effectiveFrom: Moment | undefined
  phase?: Text | undefined
}

export interface StrategySummary {
  strategy: StrategyRecord
  title?: Text
  /** Absent before the first. */
  latestVersion?: number
  inEffect?: { version: number; digest: string; effectiveFrom: string; phase?: Text }
}

/** The draft that a strategy without a version begins with. */
const FIRST_DRAFT = 'main'

export class Strategies {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #drafts: Drafts
  readonly #clock: () => number

  constructor(store: Store, catalog: Catalog, audit: AuditLog, drafts: Drafts, clock: () => number) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.#drafts = drafts
    this.#clock = clock
  }

  /**
   * A new strategy whose version 1 is the document; its id is the document's.
   * @throws Fault strategy-has-errors, strategy-exists, forbidden, invalid-request (time zone)
   */
  async create(principal: Principal, first: FirstVersion, settings: Settings): Promise<Published> {
    const checked = checkedDocument(first.document)
    const instant = this.#clock()
    const now = new Date(instant).toISOString()
    const { note, phase, effectiveFrom = { instant } } = first
    const authors = [actorOf(principal)]
    const publication = { checked, effectiveFrom: formatMoment(effectiveFrom), phase, note, authors, approvers: [] }
    return this.#store.write(async (write) => {
      await this.#addIn(write, principal, { id: checked.id, createdAt: now, settings })
      return publishIn(write, this.#audit, principal, publication, now)
    })
  }

  /**
   * A new strategy without a version: the document, which may hold errors, is its first draft.
   * @throws Fault strategy-exists, forbidden, invalid-request (id, time zone)
   */
  async createDraft(principal: Principal, document: { id?: unknown }, settings: Settings): Promise<Draft> {
    const { id } = document
    if (!isName(id)) throw invalidAt('/document/id', 'A strategy needs an id: letters of any script, digits, _ and -.')
    const createdAt = new Date(this.#clock()).toISOString()
    await this.#store.write(async (write) => {
      await this.#addIn(write, principal, { id, createdAt, settings })
      await this.#drafts.createIn(write, principal, {
        strategy: id,
        name: FIRST_DRAFT,
        document,
        baseVersion: undefined,
      })
    })
    return this.#drafts.get(id, FIRST_DRAFT)
  }

  async #addIn(write: Write, principal: Principal, record: StrategyRecord): Promise<void> {
    const { id, settings } = record
    if (!isTimeZone(settings.timeZone)) throw unknownTimeZone(settings.timeZone)
    if (!sees(principal, id)) throw new Fault('forbidden', `This key is not for a strategy "${id}".`)
    if (!(await addStrategy(write, record))) {
      throw new Fault('strategy-exists', `There is a strategy "${id}" already.`)
    }
    await this.#audit.append(write, principal, { action: 'strategy.create', strategy: id, details: { settings } })
  }

  /** Those that the principal sees. */
  async list(principal: Principal, page: Page<string>): Promise<StrategySummary[]> {
    const records = await readStrategies(this.#store.read, page, principal.strategies)
    return Promise.all(records.map((record) => this.summary(record.id)))
  }

  /** @throws Fault unknown-strategy */
  async summary(id: string): Promise<StrategySummary> {
    const found = await this.#catalog.find(id)
    const { strategy, timeline } = found
    const entry = inEffect(timeline, this.#clock())
    if (timeline.entries.length === 0) return { strategy, ...titled(strategy.settings.title) }
    const latestVersion = Math.max(...timeline.entries.map((placed) => placed.entry.version))
    const { document, identity } = await this.#catalog.version(found, entry?.version ?? latestVersion)
    return {
      strategy,
      ...titled(strategy.settings.title ?? document.title),
      latestVersion,
      ...(entry === undefined ? {} : { inEffect: inEffectOf(entry, identity.digest ?? '') }),
    }
  }

  /** @throws Fault unknown-strategy */
  async versions(id: string, page: Page<number>): Promise<VersionRecord[]> {
    await this.#catalog.find(id)
    return readVersions(this.#store.read, id, page)
  }

  /** @throws Fault unknown-strategy, unknown-version */
  async version(id: string, number: number): Promise<{ version: VersionRecord; document: Strategy }> {
    await this.#catalog.find(id)
    const stored = await readVersion(this.#store.read, id, number)
    if (!stored) throw unknownVersion(id, number)
    return { version: stored.version, document: JSON.parse(stored.canonical) as Strategy }
  }

  /** @throws Fault unknown-strategy */
  async timeline(id: string, page: Page<number>): Promise<TimelineEntry[]> {
    const { timeline } = await this.#catalog.find(id)
    const entries = timeline.entries.map(({ entry }) => entry)
    return entries.filter((entry) => entry.seq > (page.after ?? 0)).slice(0, page.limit)
  }
}

const titled = (title: Text | undefined) => (title === undefined ? {} : { title })

const inEffectOf = ({ version, effectiveFrom, phase }: TimelineEntry, digest: string) => ({
  version,
  digest,
  effectiveFrom,
  ...(phase === undefined ? {} : { phase }),
})

const unknownTimeZone = (name: string) => {
  const message = `"${name}" is no IANA time zone such as Europe/Lisbon.`
  return new Fault('invalid-request', message, [{ pointer: '/timeZone', code: 'invalid-value', message }])
}
