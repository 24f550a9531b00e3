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
import type { ComparedSide } from './diffs.ts'
import type { Drafts } from './drafts.ts'
import { momentAt } from './evaluations.ts'
import { invalidAt } from './fault.ts'
import type { Populations } from './populations.ts'
import type { Proposals } from './proposals.ts'
import type { Runs } from './runs.ts'
import { evaluationDate } from './timeline.ts'

export interface ImpactRequest {
  /** A version's number, `draft:NAME` or `proposal:NUMBER`. */
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
  /** A version's number, `draft:NAME` or `proposal:NUMBER`; the latest version by default. */
  of: string | number
  asOf?: string | undefined
}

interface Parts {
  catalog: Catalog
  drafts: Drafts
  proposals: Proposals
  populations: Populations
  runs: Runs
  workers: WorkerPool
  clock: () => number
}

export interface ImpactFound {
  from: ComparedSide
  to: ComparedSide
  population: { id: string; digest: string }
  impact: Impact
}

export class Analyses {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @throws Fault unknown-strategy, unknown-version, unknown-draft, unknown-proposal, unknown-population, strategy-has-errors, invalid-request */
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

  async #side(
    id: string,
    name: string | number,
    pointer: string,
  ): Promise<{ side: ComparedSide; strategy: CompiledStrategy }> {
    const found = await this.#parts.catalog.find(id)
    const [, draft] = /^draft:(.+)$/u.exec(String(name)) ?? []
    if (draft !== undefined) {
      const { document, digest } = await this.#parts.drafts.get(id, draft)
      return { side: { draft, digest }, strategy: sound(JSON.parse(canonicalJson(document)), pointer) }
    }
    const [, number] = /^proposal:([1-9]\d{0,8})$/.exec(String(name)) ?? []
    if (number !== undefined) {
      const proposal = Number(number)
      const frozen = await this.#parts.proposals.document({ strategy: id, number: proposal })
      if (!frozen) throw invalidAt(pointer, `Proposal ${proposal} publishes no document.`)
      return { side: { proposal, digest: frozen.digest }, strategy: sound(frozen.document, pointer) }
    }
    if (!/^[1-9]\d{0,8}$/.test(String(name)))
      throw invalidAt(pointer, 'Name a version by its number, a draft as draft:NAME or a proposal as proposal:NUMBER.')
    const strategy = await this.#parts.catalog.version(found, Number(name))
    return { side: { version: Number(name), digest: strategy.identity.digest ?? '' }, strategy }
  }
}

const sound = (document: unknown, pointer: string): CompiledStrategy => {
  const compiled = compile(document)
  if (!compiled.ok) throw strategyHasErrors(compiled.problems, pointer)
  return compiled.strategy
}

const notCategorical = (by = '') =>
  invalidAt('/by', `The population has no field "${by}", or one with too many different values.`)

const nameOf = (side: ComparedSide): string => {
  if ('draft' in side) return side.draft
  return 'proposal' in side ? `proposal ${side.proposal}` : `v${side.version}`
}
