/** Bytes of an output that grows: texts, and numbers as decimals. */
import { DOT, MINUS, ZERO } from './codes.ts'

const FIRST_SIZE = 512 * 1024
const LONGEST_NUMBER = 24
/** Points and scores count in units of 10⁻⁴. */
const POINT = 10_000

/** Bytes that make a text need more than copying have a 1: as its first, and anywhere. */
export interface Special {
  first: Uint8Array
  any: Uint8Array
}

export class Bytes {
  #bytes = Buffer.allocUnsafeSlow(FIRST_SIZE)
  #length = 0

  /** The bytes so far, in memory that another thread can read; the next ones begin anew. */
  take(): Uint8Array<SharedArrayBuffer> {
    const taken = new Uint8Array(new SharedArrayBuffer(this.#length))
    taken.set(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return taken
  }

  add(part: Uint8Array): void {
    if (this.#length + part.length > this.#bytes.length) this.#grow(part.length)
    const bytes = this.#bytes
    let at = this.#length
    // Parts are short: copying them here is quicker than calling out.
    for (let index = 0; index < part.length; index++) bytes[at++] = part[index] as number
    this.#length = at
  }

  addByte(code: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = code
  }

  addText(text: string): void {
    this.add(Buffer.from(text))
  }

  /**
   * Copies bytes as they are, as long as none of them is special.
   * @returns false where one is: then nothing was added
   */
  addPlain(source: Uint8Array, start: number, length: number, { first, any }: Special): boolean {
    if (first[source[start] as number] !== 0) return false
    if (this.#length + length > this.#bytes.length) this.#grow(length)
    const bytes = this.#bytes
    let to = this.#length
    for (let at = start; at < start + length; at++) {
      const code = source[at] as number
      if (any[code] !== 0) return false
      bytes[to++] = code
    }
    this.#length = to
    return true
  }

  /** A whole number, not below 0. */
  addInteger(value: number): void {
    this.addText(String(value))
  }

  /** Points in units of 10⁻⁴, as `String` writes them as a number: without zeros at the end. */
  addPoints(scaled: number): void {
    if (this.#length + LONGEST_NUMBER > this.#bytes.length) this.#grow(LONGEST_NUMBER)
    const bytes = this.#bytes
    const size = Math.abs(scaled) | 0
    if (scaled < 0) bytes[this.#length++] = MINUS
    const whole = (size / POINT) | 0
    this.#addDigits(whole)
    let rest = size - whole * POINT
    if (rest === 0) return
    let at = this.#length
    bytes[at++] = DOT
    for (let place = POINT / 10; rest > 0; place = (place / 10) | 0) {
      const digit = (rest / place) | 0
      bytes[at++] = ZERO + digit
      rest -= digit * place
    }
    this.#length = at
  }

  /** A whole number of at most 9 digits, for which there is room. */
  #addDigits(value: number): void {
    const bytes = this.#bytes
    let end = this.#length + 1
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) end++
    this.#length = end
    for (let rest = value; ; ) {
      const tens = (rest / 10) | 0
      bytes[--end] = ZERO + rest - 10 * tens
      if (tens === 0) return
      rest = tens
    }
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * this.#bytes.length + by)
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
