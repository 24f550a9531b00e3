/** Runs: a population scored with the version in effect, kept, listed and compared. */
import type { CompiledStrategy } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal } from '../auth/principal.ts'
import { UuidV7 } from '../decisions/uuidv7.ts'
import { inflateContent, openContent, packContent } from '../populations/content.ts'
import { type Comparison, compareRuns } from '../runs/comparison.ts'
import { decodeResults, encodeResults, type RunResult } from '../runs/results.ts'
import { type PriorRun, type ScoredRun, scoreRun } from '../runs/scoring.ts'
import { insertRun, type RunPage, type RunRecord, readRun, readRunContent, readRuns } from '../store/runs.ts'
import type { Store } from '../store/store.ts'
import type { Catalog } from './catalog.ts'
import type { Evaluations } from './evaluations.ts'
import { Fault, invalidAt } from './fault.ts'
import { Lru } from './lru.ts'
import type { PopulationDetails, Populations } from './populations.ts'

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
}

/** Subjects whose results are kept in memory, over all runs. */
const KEPT = { entries: 8, weight: 200_000 }

export class Runs {
  readonly #parts: Parts
  readonly #key: Buffer
  readonly #ids: UuidV7
  readonly #results = new Lru<RunResult[]>(KEPT)

  /** @param key seals what came of subjects */
  constructor(parts: Parts, { key, clock }: { key: Buffer; clock: () => number }) {
    this.#parts = parts
    this.#key = key
    this.#ids = new UuidV7(clock)
  }

  /** @throws Fault unknown-strategy, unknown-version, unknown-population, no-version-in-effect */
  async create(principal: Principal, id: string, { population, asOf, version }: RunRequest): Promise<RunRecord> {
    const resolution = await this.#parts.evaluations.resolve(id, { asOf, version }, '')
    if (!resolution.ok) throw invalidAt('/asOf', resolution.refusal.refusal.message)
    const { strategy } = resolution
    const details = await this.population(principal, id, population)
    const table = await this.#parts.populations.table(principal, population)
    const [latest] = await this.list(id, { limit: 1 })
    const prior = latest && (await this.#prior(latest))
    const scored = await scoreRun(strategy, table, resolution.asOf, prior)
    const run = this.#recordOf(principal, { id, strategy, details, asOf: resolution.asOf, scored, latest })
    const content = await packContent(encodeResults(scored.results), `${run.id} run`, this.#key)
    await this.#parts.store.write(async (write) => {
      await insertRun(write, run, content)
      await this.#parts.audit.append(write, principal, {
        action: 'run.create',
        strategy: id,
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
    })
    this.#results.set(run.id, scored.results, run.subjects)
    return run
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

  /** What came of every subject, in the order of the population. */
  async results({ id }: RunRecord): Promise<RunResult[]> {
    const known = this.#results.get(id)
    if (known) return known
    const compressed = openContent(await readRunContent(this.#parts.store.read, id), `${id} run`, this.#key)
    if (!compressed)
      throw new Error(`The content of run ${id} can't be opened: it was sealed under another key, or changed.`)
    const results = decodeResults(await inflateContent(compressed))
    this.#results.set(id, results, results.length)
    return results
  }

  /** @throws Fault unknown-strategy, unknown-run */
  async compare(
    strategy: string,
    run: string,
    other: string,
  ): Promise<Comparison & { from: RunRecord; to: RunRecord }> {
    const found = [await this.get(strategy, run), await this.get(strategy, other)].sort((x, y) =>
      x.id < y.id ? -1 : 1,
    )
    const [from, to] = found as [RunRecord, RunRecord]
    return { from, to, ...compareRuns(await this.#prior(from), await this.#prior(to)) }
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

  async #prior(run: RunRecord): Promise<PriorRun> {
    return { strategy: (await this.strategy(run)).document, results: await this.results(run) }
  }

  #recordOf(principal: Principal, made: Made): RunRecord {
    const { id: strategy, asOf, details, latest } = made
    const { results, previousTiers } = made.scored
    const { id, instant } = this.#ids.next()
    const tiers = Object.fromEntries(made.strategy.document.tiers.map((tier) => [tier.id, 0]))
    const refusals: Record<string, number> = {}
    for (const { tier, refusal } of results) {
      if (tier !== undefined) tiers[tier] = (tiers[tier] ?? 0) + 1
      if (refusal !== undefined) refusals[refusal] = (refusals[refusal] ?? 0) + 1
    }
    return {
      id,
      strategy,
      version: made.strategy.identity.version ?? 0,
      digest: made.strategy.identity.digest ?? '',
      population: { id: details.id, digest: details.digest, name: details.name },
      asOf,
      ...(latest === undefined ? {} : { previousRun: latest.id }),
      previousTiers,
      subjects: results.length,
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
  scored: ScoredRun
  latest: RunRecord | undefined
}
