/** Recorded decisions as they are asked for: found, replayed, explained, and told as a subject's history. */
import { type Evaluation, explainChange, type RefusalCode, type Strategy, type TierChange } from '../../engine/index.ts'
import { type Principal, sees } from '../auth/principal.ts'
import type { Catalog } from '../services/catalog.ts'
import { Fault, invalidAt, unknownStrategy } from '../services/fault.ts'
import type { Moment } from '../services/moment.ts'
import { instantOf } from '../services/timeline.ts'
import { type DecisionRow, findDecision, findDecisions } from '../store/decisions.ts'
import type { Page } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { fromRow, outlineOf, type RecordedDecision } from './record.ts'
import type { NotReplayable, Reopener } from './reopen.ts'
import { type Replay, replay } from './replay.ts'
import { firstIdAt, isUuidV7 } from './uuidv7.ts'

export interface DecisionQuery {
  strategy?: string | undefined
  subject?: string | undefined
  version?: number | undefined
  tier?: string | undefined
  /** Recorded at or after, and before; dates begin in the strategy's time zone, or in UTC where none is named. */
  from?: Moment | undefined
  to?: Moment | undefined
}

export type DecisionSummary = RecordedDecision & { scores?: Record<string, number>; refusal?: RefusalCode }

/** With what it rests on and what it said; `withheld` says why sensitive data keeps both from being told. */
export type WholeDecision = DecisionSummary & { input: Record<string, unknown> } & (
    | { result: Evaluation; sealed: boolean }
    | { withheld: 'omitted' | 'unreadable' | 'damaged' }
  )

/** What changed the tier since the decision before, or why that can't be told. */
export type Step = { since: string } & ({ change: TierChange } | { unexplained: NotReplayable })

export interface HistoryItem {
  decision: DecisionSummary
  /** That of the version that decided, for its names. */
  document: Strategy
  /** Where tier or refusal is not that of the decision before. */
  step?: Step
}

export class Decisions {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #reopener: Reopener

  constructor(store: Store, catalog: Catalog, reopener: Reopener) {
    this.#store = store
    this.#catalog = catalog
    this.#reopener = reopener
  }

  /** The latest first. @throws Fault unknown-strategy */
  async list(principal: Principal, query: DecisionQuery, page: Page<string>): Promise<DecisionSummary[]> {
    const { strategy, subject, version, tier } = query
    if (strategy !== undefined && !sees(principal, strategy)) throw unknownStrategy(strategy)
    const timeZone = strategy === undefined ? 'UTC' : (await this.#catalog.find(strategy)).timeline.timeZone
    const idAt = (moment: Moment | undefined) => moment && firstIdAt(instantOf(moment, timeZone))
    const rows = await findDecisions(
      this.#store,
      {
        strategy,
        strategies: strategy === undefined ? principal.strategies : undefined,
        subject: subject?.normalize('NFC'),
        version,
        tier: tier?.normalize('NFC'),
        from: idAt(query.from),
        before: idAt(query.to),
      },
      page,
    )
    return rows.map(summaryOf)
  }

  /** @throws Fault unknown-decision */
  async whole(principal: Principal, id: string): Promise<WholeDecision> {
    const row = await this.#find(principal, id)
    const contents = this.#reopener.contents(row)
    if (contents.ok) {
      const { input, result, sealed } = contents
      return { ...summaryOf(row), input, result, sealed }
    }
    const clear = contents.reason === 'damaged' ? {} : (JSON.parse(row.input) as Record<string, unknown>)
    return { ...summaryOf(row), input: clear, withheld: contents.reason }
  }

  /** @throws Fault unknown-decision */
  async replay(principal: Principal, id: string): Promise<Replay> {
    return replay(this.#reopener, await this.#find(principal, id))
  }

  /**
   * Why the tier isn't the one of another decision about the same subject: by default of the one before.
   * @throws Fault unknown-decision, invalid-request, not-replayable
   */
  async explain(principal: Principal, id: string, since?: string): Promise<{ since: string; change: TierChange }> {
    const row = await this.#find(principal, id)
    const other = since === undefined ? await this.#before(row) : await this.#find(principal, since)
    if (other.strategy_id !== row.strategy_id || other.subject !== row.subject) {
      throw invalidAt('/query/since', 'Both decisions must be about the same subject, by the same strategy.')
    }
    const step = await this.#step(other, row)
    if ('change' in step) return step
    throw new Fault('not-replayable', step.unexplained.message)
  }

  /** A subject's decisions, the latest first, each with what changed its tier. @throws Fault unknown-strategy */
  async history(strategy: string, subject: string, page: Page<string>): Promise<HistoryItem[]> {
    const found = await this.#catalog.find(strategy)
    const filter = { strategy, subject: subject.normalize('NFC') }
    // One more, for the decision before the last.
    const rows = await findDecisions(this.#store, filter, { ...page, limit: page.limit + 1 })
    const items: HistoryItem[] = []
    for (const [index, row] of rows.slice(0, page.limit).entries()) {
      const before = rows[index + 1]
      const step = before && endOf(before) !== endOf(row) ? await this.#step(before, row) : undefined
      const { document } = await this.#catalog.version(found, row.version)
      items.push({ decision: summaryOf(row), document, ...(step === undefined ? {} : { step }) })
    }
    return items
  }

  async #step(before: DecisionRow, after: DecisionRow): Promise<Step> {
    const [old, now] = [await this.#reopener.reopen(before), await this.#reopener.reopen(after)]
    if (!old.ok) return { since: before.id, unexplained: old.reason }
    if (!now.ok) return { since: before.id, unexplained: now.reason }
    return { since: before.id, change: explainChange(old, now) }
  }

  async #find(principal: Principal, id: string): Promise<DecisionRow> {
    const row = isUuidV7(id) ? await findDecision(this.#store, id) : undefined
    if (row && sees(principal, row.strategy_id)) return row
    throw new Fault('unknown-decision', `There is no decision "${id}".`)
  }

  async #before(row: DecisionRow): Promise<DecisionRow> {
    if (row.subject === null)
      throw invalidAt('/query/since', 'A decision without a subject needs another one to be compared with.')
    const filter = { strategy: row.strategy_id, subject: row.subject }
    const [before] = await findDecisions(this.#store, filter, { limit: 1, after: row.id })
    if (before) return before
    throw invalidAt('/query/since', 'No decision about this subject was recorded before this one.')
  }
}

const summaryOf = (row: DecisionRow): DecisionSummary => ({ ...fromRow(row), ...outlineOf(row) })

/** The tier, or the code of the refusal. */
const endOf = (row: DecisionRow): string => row.tier ?? ` ${outlineOf(row).refusal}`
