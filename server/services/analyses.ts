/** What a stored population says of a change before it is published: impact, and thresholds by targets. */
import {
  amountFields,
  type Calibration,
  type CompiledStrategy,
  calibrate,
  canonicalJson,
  categoriesOf,
  compile,
  createScorer,
  type Impact,
  impact,
  NO_POINTS,
} from '../../engine/index.ts'
import type { Principal } from '../auth/principal.ts'
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
    const { by, movers, ablation } = request
    const from = await this.#side(id, request.from, '/from')
    const to = await this.#side(id, request.to, '/to')
    const { digest } = await this.#parts.runs.population(principal, id, request.population)
    const { columns, name } = await this.#parts.populations.table(principal, request.population)
    if (by !== undefined && categoriesOf(columns, by) !== 'categorical')
      throw invalidAt('/by', `The population has no field "${by}", or one with too many different values.`)
    const asOf = await this.#date(id, request.asOf)
    return {
      from: from.side,
      to: to.side,
      population: { id: request.population, digest },
      impact: impact(from.strategy, to.strategy, columns, { asOf, by, movers, ablation, names: name }),
    }
  }

  /** @throws as impact */
  async calibrate(principal: Principal, id: string, request: CalibrateRequest): Promise<Calibration> {
    const { strategy } = await this.#side(id, request.of, '/of')
    await this.#parts.runs.population(principal, id, request.population)
    const { columns } = await this.#parts.populations.table(principal, request.population)
    const asOf = await this.#date(id, request.asOf)
    const { plan, document } = strategy
    const scorer = createScorer(columns)
    const { tiers, fields } = scorer.score(strategy, asOf)
    // Thresholds are set by the score before overrides and hold.
    const { scores } = scorer.score({ ...strategy, plan: { ...plan, overrides: [], hold: undefined } }, asOf)
    const rows = Array.from(tiers.keys()).filter((row) => (tiers[row] ?? -1) >= 0)
    const assigning = plan.assign.kind === 'bands' ? scores[plan.assign.score] : undefined
    const amounts = amountFields(document).map((field): [string, number[]] => {
      const column = fields[plan.fields.findIndex((one) => one.id === field)]
      return [field, rows.map((row) => (column?.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN))]
    })
    const scored = assigning ? rows.map((row) => assigning[row] ?? NO_POINTS).map((scaled) => scaled / 10_000) : []
    return calibrate(strategy, { scores: scored, amounts: new Map(amounts) })
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
