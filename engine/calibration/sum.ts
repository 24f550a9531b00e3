/**
 * A sum of doubles that keeps what each addition rounds away (Neumaier 1974, Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen), so that shares of a million amounts are good to the last digits.
 */
export class CompensatedSum {
  #sum = 0
  #lost = 0

  get total(): number {
    return this.#sum + this.#lost
  }

  add(amount: number): this {
    const sum = this.#sum + amount
    this.#lost += Math.abs(this.#sum) >= Math.abs(amount) ? this.#sum - sum + amount : amount - sum + this.#sum
    this.#sum = sum
    return this
  }
}
