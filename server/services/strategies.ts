/** Creating strategies, publishing versions, and reading both back. */
import { canonicalJson, compile, type Problem, type Strategy, type Text } from '../../engine/index.ts'
import type { Page, Settings, StrategyRecord, TimelineEntry, VersionRecord } from '../store/records.ts'
import { addEntry, addStrategy, addVersion, type Store, type Write } from '../store/store.ts'
import type { Catalog } from './catalog.ts'
import { digestOfCanonical } from './compiled.ts'
import { Fault, unknownVersion } from './fault.ts'
import { formatMoment, type Moment } from './moment.ts'
import { inEffect } from './timeline.ts'
import { isTimeZone } from './zones.ts'

export interface Publication {
  document: unknown
  note: string
  effectiveFrom: Moment
  phase?: Text | undefined
}

/** Without effectiveFrom, a strategy's first version is in effect from now on. */
export type FirstPublication = Omit<Publication, 'effectiveFrom'> & { effectiveFrom: Moment | undefined }

export interface Published {
  version: VersionRecord
  entry: TimelineEntry
  /** Warnings; errors would have kept it from being published. */
  problems: Problem[]
}

export interface StrategySummary {
  strategy: StrategyRecord
  title?: Text
  latestVersion: number
  inEffect?: { version: number; digest: string; effectiveFrom: string; phase?: Text }
}

export class Strategies {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #clock: () => number

  constructor(store: Store, catalog: Catalog, clock: () => number) {
    this.#store = store
    this.#catalog = catalog
    this.#clock = clock
  }

  /**
   * A new strategy whose version 1 is the document; its id is the document's.
   * @throws Fault strategy-has-errors, strategy-exists, invalid-request (time zone)
   */
  async create(publication: FirstPublication, settings: Settings): Promise<Published> {
    if (!isTimeZone(settings.timeZone)) throw unknownTimeZone(settings.timeZone)
    const checked = checkedDocument(publication.document)
    const instant = this.#clock()
    const now = new Date(instant).toISOString()
    return this.#store.write(async (write) => {
      if (!(await addStrategy(write, { id: checked.id, createdAt: now, settings }))) {
        throw new Fault('strategy-exists', `There is a strategy "${checked.id}" already.`)
      }
      return publishIn(write, checked, { ...publication, effectiveFrom: publication.effectiveFrom ?? { instant } }, now)
    })
  }

  /**
   * The document becomes the strategy's next version, in effect from the moment given.
   * @throws Fault unknown-strategy, strategy-has-errors, id-mismatch
   */
  async publish(id: string, publication: Publication): Promise<Published> {
    await this.#catalog.find(id)
    const checked = checkedDocument(publication.document)
    if (checked.id !== id) throw idMismatch(id, checked.id)
    const now = new Date(this.#clock()).toISOString()
    const published = await this.#store.write((write) => publishIn(write, checked, publication, now))
    this.#catalog.forget(id)
    return published
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

/** A version and the timeline entry that puts it into effect, in the caller's transaction. */
const publishIn = async (
  write: Write,
  checked: CheckedDocument,
  publication: Publication,
  now: string,
): Promise<Published> => {
  const { note, effectiveFrom, phase } = publication
  const version = await addVersion(write, { ...documentOf(checked), note, now })
  const entry = await addEntry(write, {
    strategy: checked.id,
    effectiveFrom: formatMoment(effectiveFrom),
    version: version.number,
    ...(phase === undefined ? {} : { phase }),
    note,
    now,
  })
  return { version, entry, problems: checked.problems }
}

/** What the store keeps of a checked document. */
export const documentOf = ({ id, canonical, digest }: CheckedDocument) => ({ strategy: id, canonical, digest })

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
