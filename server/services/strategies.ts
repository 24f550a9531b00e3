/** Creating strategies, publishing versions, and reading both back. */
import { canonicalJson, compile, type Problem, type Strategy, type Text } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf } from '../auth/principal.ts'
import type { Actor, Page, Settings, StrategyRecord, TimelineEntry, VersionRecord } from '../store/records.ts'
import { addStrategy, type Store, type Write } from '../store/store.ts'
import type { Catalog } from './catalog.ts'
import { digestOfCanonical } from './compiled.ts'
import { Fault, unknownVersion } from './fault.ts'
import { formatMoment, type Moment } from './moment.ts'
import { type Published, publishIn } from './publication.ts'
import { inEffect } from './timeline.ts'
import { isTimeZone } from './zones.ts'

export interface NewVersion {
  document: unknown
  note: string
  effectiveFrom: Moment
  phase?: Text | undefined
}

/** Without effectiveFrom, a strategy's first version is in effect from now on. */
export type FirstVersion = Omit<NewVersion, 'effectiveFrom'> & { effectiveFrom: Moment | undefined }

export interface StrategySummary {
  strategy: StrategyRecord
  title?: Text
  latestVersion: number
  inEffect?: { version: number; digest: string; effectiveFrom: string; phase?: Text }
}

export class Strategies {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #clock: () => number

  constructor(store: Store, catalog: Catalog, audit: AuditLog, clock: () => number) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.#clock = clock
  }

  /**
   * A new strategy whose version 1 is the document; its id is the document's.
   * @throws Fault strategy-has-errors, strategy-exists, invalid-request (time zone)
   */
  async create(actor: Actor, first: FirstVersion, settings: Settings): Promise<Published> {
    if (!isTimeZone(settings.timeZone)) throw unknownTimeZone(settings.timeZone)
    const checked = checkedDocument(first.document)
    const instant = this.#clock()
    const now = new Date(instant).toISOString()
    return this.#store.write(async (write) => {
      if (!(await addStrategy(write, { id: checked.id, createdAt: now, settings }))) {
        throw new Fault('strategy-exists', `There is a strategy "${checked.id}" already.`)
      }
      await this.#audit.append(write, actor, {
        action: 'strategy.create',
        strategy: checked.id,
        details: { settings },
      })
      return this.#publishIn(write, actor, checked, { ...first, effectiveFrom: first.effectiveFrom ?? { instant } })
    })
  }

  /**
   * The document becomes the strategy's next version, in effect from the moment given.
   * @throws Fault unknown-strategy, strategy-has-errors, id-mismatch
   */
  async publish(id: string, actor: Actor, version: NewVersion): Promise<Published> {
    await this.#catalog.find(id)
    const checked = checkedDocument(version.document)
    if (checked.id !== id) throw idMismatch(id, checked.id)
    const published = await this.#store.write((write) => this.#publishIn(write, actor, checked, version))
    this.#catalog.forget(id)
    return published
  }

  #publishIn(write: Write, actor: Actor, checked: CheckedDocument, { note, effectiveFrom, phase }: NewVersion) {
    const publication = {
      checked,
      effectiveFrom: formatMoment(effectiveFrom),
      phase,
      note,
      authors: [actorOf(actor)],
      approvers: [],
    }
    return publishIn(write, this.#audit, actor, publication, new Date(this.#clock()).toISOString())
  }

  async list(page: Page<string>): Promise<StrategySummary[]> {
    const records = await this.#store.strategies(page)
    return Promise.all(records.map((record) => this.summary(record.id)))
  }

  /** @throws Fault unknown-strategy */
  async summary(id: string): Promise<StrategySummary> {
    const found = await this.#catalog.find(id)
    const { strategy, timeline } = found
    const entry = inEffect(timeline, this.#clock())
    const latestVersion = Math.max(...timeline.entries.map((placed) => placed.entry.version))
    const { document, identity } = await this.#catalog.version(found, entry?.version ?? latestVersion)
    const title = strategy.settings.title ?? document.title
    return {
      strategy,
      ...(title === undefined ? {} : { title }),
      latestVersion,
      ...(entry === undefined ? {} : { inEffect: inEffectOf(entry, identity.digest ?? '') }),
    }
  }

  /** @throws Fault unknown-strategy */
  async versions(id: string, page: Page<number>): Promise<VersionRecord[]> {
    await this.#catalog.find(id)
    return this.#store.versions(id, page)
  }

  /** @throws Fault unknown-strategy, unknown-version */
  async version(id: string, number: number): Promise<{ version: VersionRecord; document: Strategy }> {
    await this.#catalog.find(id)
    const stored = await this.#store.version(id, number)
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

export interface CheckedDocument {
  id: string
  canonical: string
  digest: string
  /** Warnings. */
  problems: Problem[]
}

/** @throws Fault strategy-has-errors, with all problems */
export const checkedDocument = (document: unknown): CheckedDocument => {
  const compilation = compile(document)
  if (!compilation.ok) throw strategyHasErrors(compilation.problems, '/document')
  const canonical = canonicalJson(document)
  const { id } = compilation.strategy.document
  return { id, canonical, digest: digestOfCanonical(canonical), problems: compilation.problems }
}

/** `at` is where the document stands in the request's body. */
export const strategyHasErrors = (problems: Problem[], at: string): Fault => {
  const errors = problems.filter((problem) => problem.severity === 'error')
  return new Fault(
    'strategy-has-errors',
    `The strategy has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    errors.map(({ pointer, code, message }) => ({ pointer: at + pointer, code, message })),
    { problems },
  )
}

const inEffectOf = ({ version, effectiveFrom, phase }: TimelineEntry, digest: string) => ({
  version,
  digest,
  effectiveFrom,
  ...(phase === undefined ? {} : { phase }),
})

const idMismatch = (expected: string, actual: string) => {
  const message = `The document's id is "${actual}"; a version of "${expected}" must keep the strategy's id.`
  return new Fault('id-mismatch', message, [{ pointer: '/document/id', code: 'id-mismatch', message }])
}

const unknownTimeZone = (name: string) => {
  const message = `"${name}" is no IANA time zone such as Europe/Lisbon.`
  return new Fault('invalid-request', message, [{ pointer: '/timeZone', code: 'invalid-value', message }])
}
