/** The rows of a population that were refused: all are counted, the first ones told. */
import type { Reject } from './row.ts'

/** How many refused rows are told one by one. */
const TOLD = 5

export class Rejects {
  readonly first: Reject[] = []
  count = 0

  add(reject: Reject): void {
    this.count++
    if (this.first.length < TOLD) this.first.push(reject)
  }

  /** Lines for people: the first rejects, and how to see the others. */
  lines(path: string, howToSeeAll: string): string[] {
    const more = this.count - this.first.length
    return [
      ...this.first.map(({ line, reason }) => `${path}:${line}: refused: ${reason}`),
      ...(more > 0 ? [`${this.first.length > 0 ? `… and ${more} more` : more} refused; ${howToSeeAll}.`] : []),
    ]
  }
}
