/**
 * The keys of one kind of JSON object, by number. Rows mostly have their keys in one order, so the key that followed
 * last time is compared first; otherwise a key is looked for by its hash. Keys that no field reads are kept as
 * well: which keys an object has had tells whether one stands twice.
 */
import { BACKSLASH, QUOTE, SPACE } from './codes.ts'

/** So many different keys are kept; a row with a further one takes a closer look. */
const MOST_KEYS = 4096
const MOST_BYTES = 256
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** What a key that nothing reads means. */
export const UNREAD = -1

export class Keys {
  readonly #bytes: Uint8Array[] = []
  readonly #byHash = new Map<number, number[]>()
  /** By key, what it means to who reads the object. */
  readonly #meanings = new Int32Array(MOST_KEYS + 1)
  /** By key, the one that followed it; the first of an object follows key 0, which is none. */
  readonly #following = new Int32Array(MOST_KEYS + 1)
  /** By key, the object that had it last. */
  readonly #lastObject = new Int32Array(MOST_KEYS + 1)
  #object = 0
  #previous = 0
  #end = 0

  constructor(meanings: ReadonlyMap<string, number>) {
    this.#add(new Uint8Array(0), UNREAD)
    for (const [key, meaning] of meanings) this.#add(Buffer.from(key), meaning)
  }

  /** The next keys are of another object. */
  beginObject(): void {
    this.#object = (this.#object + 1) | 0
    this.#previous = 0
  }

  /**
   * Reads the key whose quote stands before `at`.
   * @returns the offset after its closing quote, or −1 for an escape, a control character, a key that stands twice
   */
  read(bytes: Buffer, at: number): number {
    let key = this.#following[this.#previous] as number
    if (key > 0 && this.#isAt(bytes, at, key)) this.#end = at + (this.#bytes[key] as Uint8Array).length
    else {
      key = this.#find(bytes, at)
      if (key < 0) return -1
      this.#following[this.#previous] = key
    }
    if (this.#lastObject[key] === this.#object) return -1
    this.#lastObject[key] = this.#object
    this.#previous = key
    return this.#end + 1
  }

  /** What the key means that was read last. */
  get meaning(): number {
    return this.#meanings[this.#previous] as number
  }

  #isAt(bytes: Uint8Array, at: number, key: number): boolean {
    const expected = this.#bytes[key] as Uint8Array
    for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return false
    return bytes[at + expected.length] === QUOTE
  }

  #find(bytes: Buffer, at: number): number {
    let hash = FNV_START
    let end = at
    for (; ; end++) {
      const code = bytes[end] as number
      if (code === QUOTE) break
      if (code === BACKSLASH || code < SPACE || end - at > MOST_BYTES) return -1
      hash = Math.imul(hash ^ code, FNV_PRIME)
    }
    this.#end = end
    const known = this.#byHash.get(hash)?.find((key) => this.#isAt(bytes, at, key))
    if (known !== undefined) return known
    return this.#bytes.length > MOST_KEYS ? -1 : this.#add(Uint8Array.from(bytes.subarray(at, end)), UNREAD)
  }

  #add(bytes: Uint8Array, meaning: number): number {
    const key = this.#bytes.push(bytes) - 1
    this.#meanings[key] = meaning
    if (key > 0) {
      let hash = FNV_START
      for (const code of bytes) hash = Math.imul(hash ^ code, FNV_PRIME)
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), key])
    }
    return key
  }
}
