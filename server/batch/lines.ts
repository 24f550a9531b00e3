/**
 * Bytes to lines, for NDJSON: a line ends at LF, a CR before it is dropped, the last may do without.
 *
 * Lines are handed out chunk by chunk, so that whoever stops asking stops the reading too. A line
 * longer than the limit is never held in memory: it is handed out as `undefined`.
 */
const LF = 0x0a
const CR = 0x0d

export interface LineSource {
  /** The numbers of lines start at 1 and count every line, blank ones too. */
  number: number
  /** The line's bytes; undefined where it is longer than the limit. */
  bytes: Buffer | undefined
}

export class LineSplitter {
  readonly #limit: number
  #number = 0
  /** What has come of the line that isn't finished. */
  #open: Buffer[] = []
  #openLength = 0
  #overlong = false

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The lines that a chunk finishes. */
  *push(chunk: Buffer): Generator<LineSource> {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      yield this.#finish(chunk.subarray(start, end))
      start = end + 1
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start))
  }

  /** The last line, where the text doesn't end with LF. */
  *end(): Generator<LineSource> {
    if (this.#openLength > 0 || this.#overlong) yield this.#finish(Buffer.alloc(0))
  }

  #hold(part: Buffer) {
    if (this.#overlong) return
    this.#openLength += part.length
    if (this.#openLength > this.#limit) {
      this.#overlong = true
      this.#open = []
    } else this.#open.push(part)
  }

  #finish(last: Buffer): LineSource {
    this.#number++
    const overlong = this.#overlong || this.#openLength + last.length > this.#limit
    const bytes = this.#open.length === 0 ? last : Buffer.concat([...this.#open, last])
    this.#open = []
    this.#openLength = 0
    this.#overlong = false
    return { number: this.#number, bytes: overlong ? undefined : withoutCarriageReturn(bytes) }
  }
}

const withoutCarriageReturn = (bytes: Buffer): Buffer =>
  bytes[bytes.length - 1] === CR ? bytes.subarray(0, bytes.length - 1) : bytes
