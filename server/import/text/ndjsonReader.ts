/** Newline-delimited JSON: one value a line. A bad line is an entry of its own; the rest is read. */
import { type JsonReading, parseJson } from '../../../engine/index.ts'

export interface NdjsonLine {
  /** From 1. */
  line: number
  reading: JsonReading
}

/** The lines of an NDJSON text, in batches; blank lines are skipped. Pieces end at line ends. */
export async function* readNdjson(pieces: AsyncIterable<string>): AsyncGenerator<NdjsonLine[]> {
  let line = 0
  for await (const piece of pieces) {
    const batch: NdjsonLine[] = []
    for (const text of piece.replace(/\r?\n$/, '').split('\n')) {
      line++
      if (text.trim() !== '') batch.push({ line, reading: parseJson(text) })
    }
    yield batch
  }
}
