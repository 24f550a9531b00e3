/** Runs: a population scored with the version in effect, kept, listed and compared. */
import type { CompiledStrategy } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal } from '../auth/principal.ts'
import { UuidV7 } from '../decisions/uuidv7.ts'
import { openContent, packContent } from '../populations/content.ts'
import type { ReportFormat } from '../reports/formats.ts'
import type { RunBreakdown } from '../runs/breakdown.ts'
import type { Kind } from '../runs/comparison.ts'
import type { ListFilter, ListItem, Order } from '../runs/list.ts'
import type { ComparisonPage, GivenRun, MadeRun } from '../runs/tasks.ts'
import { insertRun, type RunPage, type RunRecord, readRun, readRunContent, readRuns } from '../store/runs.ts'
import type { Store } from '../store/store.ts'
import { given, type Packed } from '../workers/given.ts'
import type { WorkerPool } from '../workers/pool.ts'
import type { Catalog } from './catalog.ts'
import type { Evaluations } from './evaluations.ts'
import { Fault, invalidAt } from './fault.ts'
import { Lru } from './lru.ts'
import type { PopulationDetails, Populations } from './populations.ts'

/** A run in which a subject's tier changed. */
export interface SubjectRun extends Pick<ListItem, 'tier' | 'refusal' | 'decidedBy' | 'scores' | 'reasons'> {
  run: string
  asOf: string
  version: number
  /** The tier in the run before, where that has one. */
  from?: string
}

export interface RunRequest {
  population: string
  asOf?: string | undefined
  version?: number | undefined
}

interface Parts {
  store: Store
  catalog: Catalog
  evaluations: Evaluations
  populations: Populations
  audit: AuditLog
  workers: WorkerPool
}

/** A subject's history goes back so many runs. */
const LOOKED_THROUGH = 12

/** Bytes of results that are kept in memory, compressed. */
const KEPT = { entries: 50, weight: 64 * 1024 * 1024 }

export class Runs {
  readonly #parts: Parts
  readonly #key: Buffer
  readonly #ids: UuidV7
  readonly #contents = new Lru<Buffer>(KEPT)

  /** @param key seals what came of subjects */
  constructor(parts: Parts, { key, clock }: { key: Buffer; clock: () => number }) {
    this.#parts = parts
    this.#key = key
    this.#ids = new UuidV7(clock)
  }

  /**
   * The run before it is the latest one that is kept when it is kept: where another run came in between, it is
   * scored again.
   * @throws Fault unknown-strategy, unknown-version, unknown-population, no-version-in-effect, work-failed
   */
  async create(principal: Principal, id: string, request: RunRequest): Promise<RunRecord> {
    const { population, asOf, version } = request
    const resolution = await this.#parts.evaluations.resolve(id, { asOf, version }, '')
    if (!resolution.ok) throw invalidAt('/asOf', resolution.refusal.refusal.message)
    const { strategy } = resolution
    const details = await this.population(principal, id, population)
    const packed = await this.#parts.populations.packed(principal, population)
    for (;;) {
      const [latest] = await this.list(id, { limit: 1 })
      const scored = await this.#parts.workers.run('scoreRun', {
        strategy: given(strategy),
        population: packed,
        asOf: resolution.asOf,
        prior: latest && (await this.#given(latest)),
      })
      const run = this.#recordOf(principal, { id, strategy, details, asOf: resolution.asOf, scored, latest })
      if (await this.#keep(principal, run, scored.bytes)) return run
    }
  }

  /** False, and nothing kept, where another run has become the latest since. */
  async #keep(principal: Principal, run: RunRecord, bytes: Uint8Array): Promise<boolean> {
    const content = await packContent(bytes, `${run.id} run`, this.#key)
    return this.#parts.store.write(async (write) => {
      const [latest] = await readRuns(write, run.strategy, { limit: 1 })
      if (latest?.id !== run.previousRun) return false
      await insertRun(write, run, content)
      await this.#parts.audit.append(write, principal, {
        action: 'run.create',
        strategy: run.strategy,
        details: {
          run: run.id,
          version: run.version,
          digest: run.digest,
          population: run.population.id,
          populationDigest: run.population.digest,
          asOf: run.asOf,
          subjects: run.subjects,
          refused: run.refused,
        },
      })
      return true
    })
  }

  /** The newest first. @throws Fault unknown-strategy */
  async list(strategy: string, page: RunPage): Promise<RunRecord[]> {
    await this.#parts.catalog.find(strategy)
    return readRuns(this.#parts.store.read, strategy, page)
  }

  /** @throws Fault unknown-strategy, unknown-run */
  async get(strategy: string, id: string): Promise<RunRecord> {
    await this.#parts.catalog.find(strategy)
    const run = await readRun(this.#parts.store.read, strategy, id)
    if (!run) throw new Fault('unknown-run', `Strategy "${strategy}" has no run "${id}".`)
    return run
  }

  /** What came of subjects. @param page where it begins (a row, or a place where it is sorted), how many at most */
  async subjects(
    run: RunRecord,
    filter: ListFilter,
    page: { after?: number | undefined; limit: number; sort?: Order | undefined },
  ): Promise<ListItem[]> {
    return this.#parts.workers.run('listRun', { run: await this.#packed(run), filter, ...page })
  }

  /** The same of all subjects, to take away. */
  async report(run: RunRecord, filter: ListFilter, format: ReportFormat): Promise<string | Uint8Array> {
    return this.#parts.workers.run('runReport', { run: await this.#packed(run), filter, format })
  }

  /** A run's tiers by a field of its population. @throws Fault invalid-request, unknown-population, forbidden */
  async breakDown(principal: Principal, run: RunRecord, by: string): Promise<RunBreakdown[]> {
    const population = await this.#parts.populations.packed(principal, run.population.id)
    const values = await this.#parts.workers.run('breakDownRun', { run: await this.#packed(run), population, by })
    if (!values) throw invalidAt('/query/by', `The population has no field "${by}".`)
    return values
  }

  /**
   * The runs in which a subject's tier changed, or which were the first to have it; the newest first. So many of the
   * latest runs are looked through. @throws Fault unknown-strategy
   */
  async ofSubject(strategy: string, subject: string): Promise<SubjectRun[]> {
    const latest = await this.list(strategy, { limit: LOOKED_THROUGH })
    if (latest.length === 0) return []
    const runs: Packed[] = []
    for (const run of latest) runs.push(await this.#packed(run))
    const found = await this.#parts.workers.run('subjectInRuns', { runs, subject: subject.normalize('NFC') })
    const present = latest.flatMap((run, index) => {
      const item = found[index]
      return item ? [{ run, item }] : []
    })
    return present.flatMap(({ run: { id, asOf, version }, item }, index) => {
      const { tier, refusal, decidedBy } = item
      const older = present[index + 1]?.item
      if (older && older.tier === tier) return []
      return [
        {
          run: id,
          asOf,
          version,
          ...(tier === undefined ? {} : { tier }),
          ...(refusal === undefined ? {} : { refusal }),
          ...(older?.tier === undefined ? {} : { from: older.tier }),
          ...(decidedBy === undefined ? {} : { decidedBy }),
          scores: item.scores,
          reasons: item.reasons,
        },
      ]
    })
  }

  /** Whichever stands first, the older run is `from`. @throws Fault unknown-strategy, unknown-run */
  async compare(
    strategy: string,
    run: string,
    other: string,
    page: { kind?: Kind | undefined; after?: number | undefined; limit: number },
  ): Promise<ComparisonPage & { from: RunRecord; to: RunRecord }> {
    const found = [await this.get(strategy, run), await this.get(strategy, other)].sort((x, y) =>
      x.id < y.id ? -1 : 1,
    )
    const [from, to] = found as [RunRecord, RunRecord]
    const [older, newer] = [await this.#given(from), await this.#given(to)]
    return { from, to, ...(await this.#parts.workers.run('compareRuns', { older, newer, ...page })) }
  }

  /** The version that a run was scored with. */
  async strategy({ strategy, version }: RunRecord): Promise<CompiledStrategy> {
    return this.#parts.catalog.version(await this.#parts.catalog.find(strategy), version)
  }

  /** A population of this strategy. @throws Fault unknown-population */
  async population(principal: Principal, strategy: string, id: string): Promise<PopulationDetails> {
    const details = await this.#parts.populations.get(principal, id)
    if (details.strategy !== strategy)
      throw new Fault('unknown-population', `There is no population "${id}" of this strategy.`)
    return details
  }

  async #given(run: RunRecord): Promise<GivenRun> {
    return { strategy: (await this.strategy(run)).document, run: await this.#packed(run) }
  }

  async #packed({ id }: RunRecord): Promise<Packed> {
    const known = this.#contents.get(id)
    if (known) return { id, bytes: known }
    const bytes = openContent(await readRunContent(this.#parts.store.read, id), `${id} run`, this.#key)
    if (!bytes)
      throw new Error(`The content of run ${id} can't be opened: it was sealed under another key, or changed.`)
    this.#contents.set(id, bytes, bytes.length)
    return { id, bytes }
  }

  #recordOf(principal: Principal, made: Made): RunRecord {
    const { id: strategy, asOf, details, latest } = made
    const { previousTiers, subjects, tiers, refusals } = made.scored
    const { id, instant } = this.#ids.next()
    return {
      id,
      strategy,
      version: made.strategy.identity.version ?? 0,
      digest: made.strategy.identity.digest ?? '',
      population: { id: details.id, digest: details.digest, name: details.name },
      asOf,
      ...(latest === undefined ? {} : { previousRun: latest.id }),
      previousTiers,
      subjects,
      tiers,
      refused: Object.values(refusals).reduce((sum, count) => sum + count, 0),
      refusals,
      createdAt: new Date(instant).toISOString(),
      createdBy: actorOf(principal),
    }
  }
}

interface Made {
  id: string
  strategy: CompiledStrategy
  details: PopulationDetails
  asOf: string
  scored: MadeRun
  latest: RunRecord | undefined
}
