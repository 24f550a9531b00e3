/** How a population fell out: subjects by tier, drift from the tiers' targets, and the rows that were refused. */
import {
  countSubject,
  countSubjects,
  driftOf,
  type Holdings,
  type Strategy,
  startHoldings,
} from '../../../engine/index.ts'
import { driftLines } from '../calibration/driftLines.ts'
import { counted } from '../io/output.ts'
import { Rejects } from './rejects.ts'
import type { Reject } from './row.ts'

export class Tally {
  readonly #strategy: Strategy
  readonly #index: ReadonlyMap<string, number>
  readonly #holdings: Holdings
  readonly #rejects = new Rejects()
  #scored = 0

  constructor(strategy: Strategy) {
    this.#strategy = strategy
    this.#index = new Map(strategy.tiers.map(({ id }, index) => [id, index]))
    this.#holdings = startHoldings(strategy)
  }

  get rows(): number {
    return this.#scored + this.#rejects.count
  }

  score(tier: string, input: object): void {
    this.#scored++
    countSubject(this.#holdings, this.#index.get(tier) as number, input)
  }

  /**
   * Subjects that were scored, in order.
   * @param tiers by subject, the index of the tier
   * @param amounts by field of a cumulative target, then by subject; NaN where there is none
   */
  scoreAll(tiers: Int16Array, amounts: ReadonlyMap<string, Float64Array>): void {
    this.#scored += tiers.length
    countSubjects(this.#holdings, tiers, amounts)
  }

  /** So many subjects that were scored, where no target needs their amounts. @param tier by its index */
  scoreMany(tier: number, count: number): void {
    this.#scored += count
    this.#holdings.subjects[tier] = (this.#holdings.subjects[tier] ?? 0) + count
  }

  refuse(reject: Reject): void {
    this.#rejects.add(reject)
  }

  /** So many rows that were refused elsewhere. */
  refuseMany(count: number): void {
    this.#rejects.count += count
  }

  /**
   * Lines for people: the first rejects, then each tier with count and share of the scored, the drift
   * from the targets, then the totals.
   */
  summary(path: string, rejectsFile: string | undefined): string[] {
    const everyReject = rejectsFile === undefined ? 'add --rejects FILE to list them all' : `all are in ${rejectsFile}`
    const tiers = this.#strategy.tiers.map(({ id }, index) => {
      const count = this.#holdings.subjects[index] ?? 0
      const share = this.#scored === 0 ? 0 : (100 * count) / this.#scored
      return `${String(count).padStart(10)}  ${share.toFixed(1).padStart(5)} %  ${id}`
    })
    return [
      ...this.#rejects.lines(path, everyReject),
      ...tiers,
      ...driftLines(driftOf(this.#strategy, this.#holdings)),
      `${counted(this.rows, 'row')}: ${this.#scored} scored, ${this.#rejects.count} refused.`,
    ]
  }
}
