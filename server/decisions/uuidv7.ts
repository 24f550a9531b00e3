/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds since 1970, then a counter, then chance. Ids of one generator grow
 * strictly, even where the clock stands still or is set back, so that they sort by the time of recording.
 */
import { randomFillSync } from 'node:crypto'

const COUNTER_BITS = 12
/** A new millisecond begins its counter below this, so that the rest of it is room to count. */
const COUNTER_START = 2 ** (COUNTER_BITS - 1)
const COUNTER_END = 2 ** COUNTER_BITS
const POOL = 4_096
const RANDOM_BYTES = 10

export interface TimedId {
  id: string
  /** The milliseconds that the id holds: never less than those of the id before it. */
  instant: number
}

export class UuidV7 {
  readonly #clock: () => number
  readonly #pool = Buffer.alloc(POOL)
  #used = POOL
  #instant = 0
  #counter = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  next(): TimedId {
    if (this.#used + RANDOM_BYTES > POOL) {
      randomFillSync(this.#pool)
      this.#used = 0
    }
    const at = this.#used
    this.#used += RANDOM_BYTES
    this.#advance(this.#pool.readUInt16BE(at))
    const chance = this.#pool.toString('hex', at + 2, at + RANDOM_BYTES)
    const variant = ((this.#pool[at + 2] as number) >> 6) & 0b11
    return { id: format(this.#instant, this.#counter, chance, variant), instant: this.#instant }
  }

  #advance(chance: number) {
    const now = this.#clock()
    if (now > this.#instant) {
      this.#instant = now
      this.#counter = chance % COUNTER_START
    } else if (++this.#counter === COUNTER_END) {
      this.#instant++
      this.#counter = 0
    }
  }
}

/** RFC 9562's variant is `10`, so the first hex digit after it is 8, 9, a or b; `low` gives it its two bits. */
const format = (instant: number, counter: number, chance: string, low: number): string => {
  const time = instant.toString(16).padStart(12, '0')
  const counted = counter.toString(16).padStart(3, '0')
  const variant = (8 + low).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counted}-${variant}${chance.slice(1, 4)}-${chance.slice(4)}`
}

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isUuidV7 = (text: string): boolean => UUID_V7.test(text)

/** Sorts before every id of this instant or later, and after every earlier one. */
export const firstIdAt = (instant: number): string => {
  const time = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
