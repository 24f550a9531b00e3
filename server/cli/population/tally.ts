/** How a population fell out: subjects by tier, and the rows that were refused. */
import type { Strategy } from '../../../engine/index.ts'
import { counted } from '../io/output.ts'
import type { Reject } from './row.ts'

/** How many refused rows are told one by one. */
const TOLD = 5

export class Tally {
  readonly #tiers: Map<string, number>
  readonly #first: Reject[] = []
  #scored = 0
  #refused = 0

  constructor(strategy: Strategy) {
    this.#tiers = new Map(strategy.tiers.map((tier) => [tier.id, 0]))
  }

  get rows(): number {
    return this.#scored + this.#refused
  }

  score(tier: string): void {
    this.#scored++
    this.#tiers.set(tier, (this.#tiers.get(tier) ?? 0) + 1)
  }

  refuse(reject: Reject): void {
    this.#refused++
    if (this.#first.length < TOLD) this.#first.push(reject)
  }

  /** Lines for people: the first rejects, then each tier with count and share of the scored, then the totals. */
  summary(path: string, rejectsFile: string | undefined): string[] {
    const rejects = this.#first.map(({ line, reason }) => `${path}:${line}: refused: ${reason}`)
    const more = this.#refused - rejects.length
    const everyReject = rejectsFile === undefined ? 'add --rejects FILE to list them all' : `all are in ${rejectsFile}`
    const tiers = [...this.#tiers].map(([tier, count]) => {
      const share = this.#scored === 0 ? 0 : (100 * count) / this.#scored
      return `${String(count).padStart(10)}  ${share.toFixed(1).padStart(5)} %  ${tier}`
    })
    return [
      ...rejects,
      ...(more > 0 ? [`… and ${more} more refused; ${everyReject}.`] : []),
      ...tiers,
      `${counted(this.rows, 'row')}: ${this.#scored} scored, ${this.#refused} refused.`,
    ]
  }
}
