/** What a stored population says of a change before it is published: impact, and thresholds by targets. */
import {
  type Calibration,
  type CompiledStrategy,
  canonicalJson,
  compile,
  type Impact,
  type Language,
} from '../../engine/index.ts'
import type { Principal } from '../auth/principal.ts'
import type { ReportFormat } from '../reports/formats.ts'
import { given } from '../workers/given.ts'
import type { WorkerPool } from '../workers/pool.ts'
import type { Catalog } from './catalog.ts'
import { strategyHasErrors } from './checked.ts'
import type { Side } from './diffs.ts'
import type { Drafts } from './drafts.ts'
import { momentAt } from './evaluations.ts'
import { invalidAt } from './fault.ts'
import type { Populations } from './populations.ts'
import type { Runs } from './runs.ts'
import { evaluationDate } from './timeline.ts'

export interface ImpactRequest {
  /** A version's number, or `draft:NAME`. */
  from: string | number
  to: string | number
  population: string
  asOf?: string | undefined
  by?: string | undefined
  movers?: number | undefined
  ablation?: boolean | undefined
}

export interface CalibrateRequest {
  population: string
  /** A version's number, or `draft:NAME`; the latest version by default. */
  of: string | number
  asOf?: string | undefined
}

interface Parts {
  catalog: Catalog
  drafts: Drafts
  populations: Populations
  runs: Runs
  workers: WorkerPool
  clock: () => number
}

export interface ImpactFound {
  from: Side
  to: Side
  population: { id: string; digest: string }
  impact: Impact
}

export class Analyses {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @throws Fault unknown-strategy, unknown-version, unknown-draft, unknown-population, strategy-has-errors, invalid-request */
  async impact(principal: Principal, id: string, request: ImpactRequest): Promise<ImpactFound> {
    const asked = await this.#asked(principal, id, request)
    const impact = await this.#parts.workers.run('impact', asked.input)
    if ('categories' in impact) throw notCategorical(request.by)
    return { from: asked.from, to: asked.to, population: asked.population, impact }
  }

  /** The same to read or to take away. @throws as impact */
  async impactReport(
    principal: Principal,
    id: string,
    request: ImpactRequest,
    { format, language }: { format: ReportFormat; language: Language },
  ): Promise<string | Uint8Array> {
    const { input, from, to } = await this.#asked(principal, id, request)
    const report = { format, language, before: nameOf(from), after: nameOf(to) }
    const made = await this.#parts.workers.run('impactReport', { ...input, report })
    if (typeof made === 'object' && 'categories' in made) throw notCategorical(request.by)
    return made
  }

  async #asked(principal: Principal, id: string, request: ImpactRequest) {
    const { by, movers, ablation } = request
    const from = await this.#side(id, request.from, '/from')
    const to = await this.#side(id, request.to, '/to')
    const { digest } = await this.#parts.runs.population(principal, id, request.population)
    const packed = await this.#parts.populations.packed(principal, request.population)
    const asOf = await this.#date(id, request.asOf)
    return {
      from: from.side,
      to: to.side,
      population: { id: request.population, digest },
      input: {
        a: given(from.strategy),
        b: given(to.strategy),
        population: packed,
        options: { asOf, by, movers, ablation },
      },
    }
  }

  /** @throws as impact */
  async calibrate(principal: Principal, id: string, request: CalibrateRequest): Promise<Calibration> {
    const { strategy } = await this.#side(id, request.of, '/of')
    await this.#parts.runs.population(principal, id, request.population)
    const packed = await this.#parts.populations.packed(principal, request.population)
    const asOf = await this.#date(id, request.asOf)
    return this.#parts.workers.run('calibrate', { strategy: given(strategy), population: packed, asOf })
  }

  async #date(id: string, asOf: string | undefined): Promise<string> {
    const { timeline } = await this.#parts.catalog.find(id)
    const moment = asOf === undefined ? { instant: this.#parts.clock() } : momentAt(asOf, '/asOf')
    return evaluationDate(moment, timeline.timeZone)
  }

  async #side(id: string, name: string | number, pointer: string): Promise<{ side: Side; strategy: CompiledStrategy }> {
    const found = await this.#parts.catalog.find(id)
    const [, draft] = /^draft:(.+)$/u.exec(String(name)) ?? []
    if (draft === undefined) {
      if (!/^[1-9]\d{0,8}$/.test(String(name)))
        throw invalidAt(pointer, 'Name a version by its number, or a draft as draft:NAME.')
      const strategy = await this.#parts.catalog.version(found, Number(name))
      return { side: { version: Number(name), digest: strategy.identity.digest ?? '' }, strategy }
    }
    const { document, digest } = await this.#parts.drafts.get(id, draft)
    const compiled = compile(JSON.parse(canonicalJson(document)))
    if (!compiled.ok) throw strategyHasErrors(compiled.problems, pointer)
    return { side: { draft, digest }, strategy: compiled.strategy }
  }
}

const notCategorical = (by = '') =>
  invalidAt('/by', `The population has no field "${by}", or one with too many different values.`)

const nameOf = (side: Side): string => ('draft' in side ? side.draft : `v${side.version}`)
