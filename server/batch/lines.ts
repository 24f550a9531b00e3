/**
 * Bytes to lines, for NDJSON: a line ends at LF, a CR before it is dropped, the last may do without.
 *
 * Lines are handed out chunk by chunk, so that whoever stops asking stops the reading too. The lines that
 * lie whole in a chunk are decoded together, which costs a fraction of decoding each. A line longer than
 * the limit is never held in memory: it is handed out as `undefined`.
 */
import { isUtf8 } from 'node:buffer'

const LF = 0x0a
const CR = 0x0d

/** Text, or the bytes as they came where nobody has looked yet whether they are UTF-8. */
export type LineContent = string | Buffer

export interface LineSource {
  /** The numbers of lines start at 1 and count every line, blank ones too. */
  number: number
  /** Without the end of the line; undefined where it is longer than the limit. */
  content: LineContent | undefined
}

export class LineSplitter {
  readonly #limit: number
  #number = 0
  /** What has come of the line that isn't finished. */
  #open: Buffer[] = []
  #openLength = 0
  #overlong = false

  /** @param limit bytes of one line */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The lines that a chunk finishes. */
  *push(chunk: Buffer): Generator<LineSource> {
    const first = chunk.indexOf(LF)
    if (first >= 0) yield this.#finish(chunk.subarray(0, first))
    const last = chunk.lastIndexOf(LF)
    if (last > first) yield* this.#whole(chunk.subarray(first + 1, last + 1))
    if (last + 1 < chunk.length) this.#hold(chunk.subarray(last + 1))
  }

  /** The last line, where the text doesn't end with LF. */
  *end(): Generator<LineSource> {
    if (this.#openLength > 0 || this.#overlong) yield this.#finish(Buffer.alloc(0))
  }

  /** Lines that lie whole in these bytes, the last with its LF. */
  *#whole(bytes: Buffer): Generator<LineSource> {
    if (bytes.length > this.#limit || !isUtf8(bytes)) return yield* this.#oneByOne(bytes)
    const text = bytes.toString('utf8')
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const stop = end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end
      yield { number: ++this.#number, content: text.slice(start, stop) }
      start = end + 1
    }
  }

  *#oneByOne(bytes: Buffer): Generator<LineSource> {
    let start = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      yield this.#finish(bytes.subarray(start, end))
      start = end + 1
    }
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
    return { number: this.#number, content: overlong ? undefined : withoutCarriageReturn(bytes) }
  }
}

const withoutCarriageReturn = (bytes: Buffer): Buffer =>
  bytes[bytes.length - 1] === CR ? bytes.subarray(0, bytes.length - 1) : bytes
