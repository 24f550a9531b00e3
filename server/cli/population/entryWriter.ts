/** Writes entries of one kind (results, rejects) to a file that appears only when it is whole, or to standard output. */
import type { Sink } from '../io/atomicFile.ts'
import { openSink } from '../io/output.ts'
import type { TextFormat } from './results.ts'

export class EntryWriter<T> {
  readonly #sink: Sink
  readonly #format: TextFormat<T>

  private constructor(sink: Sink, format: TextFormat<T>) {
    this.#sink = sink
    this.#format = format
  }

  /** Opens the place (`-` is standard output) and writes the header. @throws Failure */
  static async open<T>(path: string, format: TextFormat<T>): Promise<EntryWriter<T>> {
    return await EntryWriter.to(await openSink(path), format)
  }

  /** Begins with the header. */
  static async to<T>(sink: Sink, format: TextFormat<T>): Promise<EntryWriter<T>> {
    const writer = new EntryWriter(sink, format)
    await writer.#write(format.header)
    return writer
  }

  add(entries: T[]): Promise<void> {
    return this.#write(this.#format.lines(entries))
  }

  /** Adds lines that are written already. */
  addBytes(lines: Uint8Array): Promise<void> {
    return this.#sink.write(lines)
  }

  commit(): Promise<void> {
    return this.#sink.commit()
  }

  async #write(text: string): Promise<void> {
    if (text !== '') await this.#sink.write(text)
  }
}
