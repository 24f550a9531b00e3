/** Newline-delimited JSON: one value a line. A bad line is an entry of its own; the rest is read. */
import { type JsonReading, parseJson } from '../../../engine/index.ts'

export interface NdjsonLine {
  /** From 1. */
  line: number
  reading: JsonReading
}

/** The lines of an NDJSON text, in batches; blank lines are skipped. Pieces end at line ends, LF or CRLF. */
export async function* readNdjson(pieces: AsyncIterable<string>): AsyncGenerator<NdjsonLine[]> {
  let line = 0
  for await (const piece of pieces) {
    const batch: NdjsonLine[] = []
    for (const text of piece.replace(/\n$/, '').split('\n')) {
      const reading = readNdjsonLine(text, ++line)
      if (reading) batch.push(reading)
    }
    yield batch
  }
}

/** One line, without its LF; undefined where it is blank. */
export function readNdjsonLine(text: string, line: number): NdjsonLine | undefined {
  if (text.trim() === '') return undefined
  return { line, reading: parseJson(text.endsWith('\r') ? text.slice(0, -1) : text) }
}
