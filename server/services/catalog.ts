/**
 * The strategies with their timelines, kept in memory: an evaluation goes to the database only
 * after the timeline has changed, or for a version that isn't compiled yet.
 */
import type { CompiledStrategy } from '../../engine/index.ts'
import type { StrategyRecord, TimelineEntry } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { readStrategy } from '../store/strategies.ts'
import { readTimeline } from '../store/timeline.ts'
import { readVersion } from '../store/versions.ts'
import type { CompiledStrategies } from './compiled.ts'
import { unknownStrategy, unknownVersion } from './fault.ts'
import { Lru } from './lru.ts'
import { type Notice, noticesOf } from './notices.ts'
import { lastEntryOf, placeTimeline, type Timeline } from './timeline.ts'

const KEPT_STRATEGIES = 10_000

export interface CatalogEntry {
  strategy: StrategyRecord
  timeline: Timeline
  /** What is announced of the versions to come. */
  notices: Notice[]
}

export class Catalog {
  readonly #store: Store
  readonly #compiled: CompiledStrategies
  readonly #clock: () => number
  #entries = newEntries()
  /** Grows with every change, so that a reading begun before it isn't kept after it. */
  #generation = 0

  constructor(store: Store, compiled: CompiledStrategies, clock: () => number) {
    this.#store = store
    this.#compiled = compiled
    this.#clock = clock
  }

  /** To be called when a strategy's timeline has changed. */
  forget(id: string): void {
    this.#generation++
    this.#entries.delete(id)
  }

  /** To be called when the database is another one than before. */
  forgetAll(): void {
    this.#generation++
    this.#entries = newEntries()
    this.#compiled.forget()
  }

  /** @throws Fault unknown-strategy */
  async find(id: string): Promise<CatalogEntry> {
    return this.#entries.get(id) ?? this.#load(id)
  }

  async #load(id: string): Promise<CatalogEntry> {
    const generation = this.#generation
    const strategy = await readStrategy(this.#store.read, id)
    if (!strategy) throw unknownStrategy(id)
    const entries = await readTimeline(this.#store.read, id)
    const timeline = placeTimeline(entries, strategy.settings.timeZone)
    const notices = await noticesOf(this.#store.read, id, timeline, this.#clock())
    const found = { strategy, timeline, notices }
    if (generation === this.#generation) this.#entries.set(id, found)
    return found
  }

  /** The version that a timeline entry puts into effect, compiled. */
  async inForce(id: string, entry: TimelineEntry): Promise<CompiledStrategy> {
    return this.#compiled.published(keyOf(id, entry.version, entry)) ?? this.#compile(id, entry.version, entry)
  }

  /** A version by number, whatever is in effect. @throws Fault unknown-version */
  async version(found: CatalogEntry, number: number): Promise<CompiledStrategy> {
    const id = found.strategy.id
    const entry = lastEntryOf(found.timeline, number)
    return this.#compiled.published(keyOf(id, number, entry)) ?? this.#compile(id, number, entry)
  }

  async #compile(id: string, number: number, entry: TimelineEntry | undefined): Promise<CompiledStrategy> {
    const stored = await readVersion(this.#store.read, id, number)
    if (!stored) throw unknownVersion(id, number)
    return this.#compiled.publish(keyOf(id, number, entry), stored.canonical, {
      version: number,
      digest: stored.version.digest,
      ...(entry?.phase === undefined ? {} : { phase: entry.phase }),
    })
  }
}

const newEntries = () => new Lru<CatalogEntry>({ entries: KEPT_STRATEGIES })

/** Ids hold no blank, so that no two keys are alike. */
const keyOf = (id: string, version: number, entry: TimelineEntry | undefined) => `${id} ${version} ${entry?.seq ?? ''}`
