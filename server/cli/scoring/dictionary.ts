/** Texts of a chunk by their places in a list of distinct ones: a text that came before is found by its bytes. */
import type { RawValue } from '../../../engine/index.ts'

const FIRST_SLOTS = 64
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

export class Dictionary {
  /** Entry 0 stands for missing. */
  #entries: RawValue[] = [null]
  #texts = new Map<string, number>()
  /** By slot, the place in `#starts` of the text that has it; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS)
  /** By place from 1: where in the chunk a text stands first, its length, hash and code. */
  #starts = new Int32Array(FIRST_SLOTS)
  #lengths = new Int32Array(FIRST_SLOTS)
  #hashes = new Int32Array(FIRST_SLOTS)
  #codes = new Int32Array(FIRST_SLOTS)
  #count = 0

  /** Forgets everything: the bytes of the chunk before are gone. */
  clear(): void {
    this.#entries = [null]
    this.#texts = new Map()
    this.#slots.fill(0)
    this.#count = 0
  }

  /** All texts by their codes. */
  get entries(): RawValue[] {
    return this.#entries
  }

  /** The code of a text in UTF-8. */
  codeOf(bytes: Buffer, start: number, end: number): number {
    let hash = FNV_START
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), FNV_PRIME)
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] as number
      if (place === 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[place] === hash && this.#isAt(place, bytes, start, end)) return this.#codes[place] as number
    }
  }

  /** The code of a text that doesn't stand in the chunk as it is. */
  codeOfText(text: string): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, this.#entries.length)
    return this.#entries.push(text) - 1
  }

  #isAt(place: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengths[place] !== end - start) return false
    let other = this.#starts[place] as number
    for (let at = start; at < end; at++) if (bytes[at] !== bytes[other++]) return false
    return true
  }

  #add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    const place = ++this.#count
    if (place >= this.#starts.length) this.#growPlaces()
    const code = this.codeOfText(bytes.toString('utf8', start, end))
    this.#slots[slot] = place
    this.#starts[place] = start
    this.#lengths[place] = end - start
    this.#hashes[place] = hash
    this.#codes[place] = code
    if (2 * place > this.#slots.length) this.#growSlots()
    return code
  }

  #growPlaces(): void {
    this.#starts = doubled(this.#starts)
    this.#lengths = doubled(this.#lengths)
    this.#hashes = doubled(this.#hashes)
    this.#codes = doubled(this.#codes)
  }

  #growSlots(): void {
    this.#slots = new Int32Array(4 * this.#slots.length)
    const mask = this.#slots.length - 1
    for (let place = 1; place <= this.#count; place++) {
      let slot = (this.#hashes[place] as number) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = place
    }
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
