/** A file of rows in chunks of whole records, read ahead by nobody: memory holds as many chunks as are asked for. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Chunk, ChunkBytes, Layout } from './chunkScorer.ts'
import { CR, LF } from './codes.ts'
import { afterRecord, cutLines, cutRecords, lineEndsIn } from './ends.ts'

export interface ChunkOptions {
  path: string
  layout: Layout
  /** How many bytes of a byte order mark come first. */
  markLength: number
  /** Of a chunk, in bytes; it grows for a longer record. */
  size: number
  /**
   * Asked once, at the first record that doesn't end within a chunk, whether the file is readable.
   * @throws where it isn't
   */
  confirm: () => Promise<void>
}

export class ChunkReader {
  readonly #options: ChunkOptions
  readonly #file: FileHandle
  readonly #spare: ChunkBytes[] = []
  #size: number
  #carried: Buffer = Buffer.alloc(0)
  #line = 1
  #isFirst = true
  #isPastHeader: boolean
  #isConfirmed = false
  /** How many bytes of the file have been read. */
  bytesRead = 0

  private constructor(file: FileHandle, options: ChunkOptions) {
    this.#file = file
    this.#options = options
    this.#size = options.size
    this.#isPastHeader = options.layout.format !== 'csv'
  }

  static async open(options: ChunkOptions): Promise<ChunkReader> {
    return new ChunkReader(await open(options.path, 'r'), options)
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  /** Takes back the memory of a chunk that is done. */
  release(bytes: ChunkBytes): void {
    if (bytes.length === this.#size + 1) this.#spare.push(bytes)
  }

  /** The next chunk; undefined after the last. */
  async next(): Promise<Chunk | undefined> {
    let bytes = this.#spare.pop() ?? allocate(this.#size + 1)
    let filled = this.#carried.copy(bytes)
    for (;;) {
      const isLast = await this.#fill(bytes, filled).then((length) => {
        filled = length
        return length < this.#size
      })
      if (filled === 0) return undefined
      const records = bytes.subarray(0, filled)
      const cut = isLast ? { end: filled, lines: lineEndsIn(records, 0, filled) + 1 } : this.#cut(records)
      if (cut.end > 0) return this.#take(bytes, filled, cut.end, cut.lines)
      await this.#confirm()
      this.#size *= 2
      this.#spare.length = 0
      const larger = allocate(this.#size + 1)
      records.copy(larger)
      bytes = larger
    }
  }

  /** Reads on until the chunk is full or the file ends; one byte is left for the scanner. */
  async #fill(bytes: Buffer, filled: number): Promise<number> {
    while (filled < this.#size) {
      const { bytesRead } = await this.#file.read(bytes, filled, this.#size - filled, null)
      if (bytesRead === 0) break
      filled += bytesRead
      this.bytesRead += bytesRead
    }
    return filled
  }

  #cut(records: Buffer) {
    return this.#options.layout.format === 'csv' ? cutRecords(records) : cutLines(records)
  }

  #take(bytes: ChunkBytes, filled: number, end: number, lines: number): Chunk {
    this.#carried = Buffer.from(bytes.subarray(end, filled))
    const chunk = { bytes, start: 0, end, line: this.#line, lines }
    this.#line += lines
    if (this.#isFirst) chunk.start = this.#options.markLength
    this.#isFirst = false
    if (!this.#isPastHeader) this.#skipHeader(chunk)
    return chunk
  }

  /** The header is the first record that isn't a blank line. */
  #skipHeader(chunk: Chunk): void {
    const { bytes, start, end } = chunk
    let header = start
    while (header < end && (bytes[header] === LF || bytes[header] === CR)) header++
    chunk.start = afterRecord(bytes, header, end)
    chunk.line += lineEndsIn(bytes, start, chunk.start)
    this.#isPastHeader = header < end
  }

  async #confirm(): Promise<void> {
    if (!this.#isConfirmed) await this.#options.confirm()
    this.#isConfirmed = true
  }
}

const allocate = (size: number): ChunkBytes => Buffer.from(new SharedArrayBuffer(size))
