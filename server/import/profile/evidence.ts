/** What a column holds, gathered cell by cell in bounded memory: how often what stands there, and its distinct texts. */
import { cellKey } from '../cells/value.ts'
import type { Cell } from '../rows.ts'

/** So many distinct texts are remembered; plain numbers beyond a few aren't among them. */
const MOST_TEXTS = 20_000
const MOST_PLAIN = 200
const MOST_EXAMPLES = 5

/** Digits as JSON writes them, with any number of leading zeros. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/
/** With one point and three digits after it: it may be a thousand separator. */
const MAYBE_GROUPED = /^-?\d{1,3}\.\d{3}$/

export class ColumnEvidence {
  empty = 0
  /** Cells that a spreadsheet or JSON holds as numbers, and as booleans. */
  numbers = 0
  booleans = 0
  /** Texts that are plain numbers. */
  plain = 0
  /** Of plain numbers and numbers: the least and the greatest. */
  least = Number.POSITIVE_INFINITY
  greatest = Number.NEGATIVE_INFINITY
  /** Of plain texts: those with a point that is certainly a decimal sign, and those where it may be a separator. */
  pointed = 0
  maybeGrouped = 0
  /** Distinct texts that aren't plain numbers, and a few that are, with how often. */
  readonly texts = new Map<string, number>()
  readonly examples: string[] = []

  add(cell: Cell): void {
    if (typeof cell === 'boolean') this.booleans++
    else if (typeof cell === 'number') {
      this.numbers++
      this.#widen(cell)
    } else this.#addText(cellKey(cell))
    if (cell !== '' && this.examples.length < MOST_EXAMPLES) this.#addExample(String(cell))
  }

  get filled(): number {
    let texts = this.#unlisted
    for (const count of this.texts.values()) texts += count
    return this.numbers + this.booleans + texts
  }

  #unlisted = 0
  #plainListed = 0

  #addText(text: string): void {
    if (text === '') {
      this.empty++
      return
    }
    const isPlain = PLAIN_NUMBER.test(text)
    if (isPlain) this.#addPlain(text)
    const known = this.texts.get(text)
    if (known !== undefined) this.texts.set(text, known + 1)
    else if (this.texts.size >= MOST_TEXTS || (isPlain && this.#plainListed >= MOST_PLAIN)) this.#unlisted++
    else {
      this.texts.set(text, 1)
      if (isPlain) this.#plainListed++
    }
  }

  #addPlain(text: string): void {
    this.plain++
    if (text.includes('.')) {
      if (MAYBE_GROUPED.test(text)) this.maybeGrouped++
      else this.pointed++
    }
    this.#widen(Number(text))
  }

  #widen(value: number): void {
    if (value < this.least) this.least = value
    if (value > this.greatest) this.greatest = value
  }

  #addExample(text: string): void {
    if (!this.examples.includes(text)) this.examples.push(text.length > 80 ? `${text.slice(0, 80)}…` : text)
  }
}

export const isPlainNumber = (text: string): boolean => PLAIN_NUMBER.test(text)
