/** The results of a chunk as bytes of a results file: the same, byte for byte, as `results` writes them row by row. */
import { NO_POINTS, type Scored } from '../../../engine/index.ts'
import type { Format } from '../../import/text/format.ts'
import { csvCell } from '../population/csvLines.ts'
import type { ResultColumns } from '../population/results.ts'
import { PASSED_THROUGH } from '../population/row.ts'
import { Bytes, type Special } from './bytes.ts'
import { BACKSLASH, CLOSE, COMMA, CR, LF, OPEN, QUOTE, SPACE } from './codes.ts'
import { type ChunkTable, SUBJECT } from './table.ts'

/** Writes the row of a table; tier and scores are of the same row. */
type RowWriter = (table: ChunkTable, scored: Scored, row: number) => void

export class ResultBytes {
  readonly #bytes = new Bytes()
  readonly #write: RowWriter

  constructor(format: Format, columns: ResultColumns, plan: Scored['plan']) {
    const scores = columns.scores.map((id) => plan.scores.findIndex((score) => score.id === id))
    const tiers = plan.tiers.map(({ id }) => id)
    this.#write =
      format === 'csv'
        ? csvWriter(this.#bytes, columns.passed ?? PASSED_THROUGH, tiers, scores)
        : ndjsonWriter(this.#bytes, tiers, columns.scores, scores)
  }

  /** The rows that are not refused, in order. */
  of(table: ChunkTable, scored: Scored): Uint8Array<SharedArrayBuffer> {
    for (let row = 0; row < table.rows; row++) if ((scored.tiers[row] as number) >= 0) this.#write(table, scored, row)
    return this.#bytes.take()
  }
}

const JSON_MARKS = marks((code) => code < SPACE || code === QUOTE || code === BACKSLASH)
const JSON_SPECIAL: Special = { first: JSON_MARKS, any: JSON_MARKS }
/** 0xEF begins the full-width signs, which may begin a formula as well. */
const CSV_SPECIAL: Special = {
  first: marks((code) => code < SPACE || code === 0xef || '=+-@'.includes(String.fromCharCode(code))),
  any: marks((code) => code === LF || code === CR || code === QUOTE || code === COMMA),
}

function marks(isSpecial: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => Number(isSpecial(code)))
}

function csvWriter(bytes: Bytes, passed: readonly string[], tierIds: string[], scores: number[]): RowWriter {
  const columns = passed.map((name) => (PASSED_THROUGH as readonly string[]).indexOf(name))
  const tiers = tierIds.map((id) => Buffer.from(csvCell(id)))
  const needsLine = !passed.includes('subject')
  return (table, scored, row) => {
    if (needsLine) {
      bytes.addInteger(table.lines[row] as number)
      bytes.addByte(COMMA)
    }
    for (const column of columns) {
      addPassed(bytes, table, column, row, CSV_SPECIAL, csvCell)
      bytes.addByte(COMMA)
    }
    bytes.add(tiers[scored.tiers[row] as number] as Uint8Array)
    for (const index of scores) {
      const scaled = (scored.scores[index] as Int32Array)[row] as number
      bytes.addByte(COMMA)
      if (scaled !== NO_POINTS) bytes.addPoints(scaled)
    }
    bytes.addByte(LF)
  }
}

function ndjsonWriter(bytes: Bytes, tierIds: string[], scoreIds: string[], scores: number[]): RowWriter {
  const line = Buffer.from('{"line":')
  const passed = PASSED_THROUGH.map((name) => Buffer.from(`"${name}":"`))
  const tiers = tierIds.map((id) => Buffer.from(`"tier":${JSON.stringify(id)},"scores":{`))
  const keys = scoreIds.map((id) => Buffer.from(`${JSON.stringify(id)}:`))
  return (table, scored, row) => {
    if (isBrought(table, SUBJECT, row)) bytes.addByte(OPEN)
    else {
      bytes.add(line)
      bytes.addInteger(table.lines[row] as number)
      bytes.addByte(COMMA)
    }
    for (let column = 0; column < passed.length; column++) {
      if (!isBrought(table, column, row)) continue
      bytes.add(passed[column] as Uint8Array)
      addPassed(bytes, table, column, row, JSON_SPECIAL, inJson)
      bytes.addByte(QUOTE)
      bytes.addByte(COMMA)
    }
    bytes.add(tiers[scored.tiers[row] as number] as Uint8Array)
    let isFirst = true
    for (let index = 0; index < scores.length; index++) {
      const scaled = (scored.scores[scores[index] as number] as Int32Array)[row] as number
      if (scaled === NO_POINTS) continue
      if (!isFirst) bytes.addByte(COMMA)
      isFirst = false
      bytes.add(keys[index] as Uint8Array)
      bytes.addPoints(scaled)
    }
    bytes.addByte(CLOSE)
    bytes.addByte(CLOSE)
    bytes.addByte(LF)
  }
}

/** A text within quotes that stand there already. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const isBrought = (table: ChunkTable, column: number, row: number): boolean => {
  const { lengths, texts } = table.passed[column] as ChunkTable['passed'][number]
  return lengths[row] !== 0 || (texts.size > 0 && texts.has(row))
}

function addPassed(
  bytes: Bytes,
  table: ChunkTable,
  column: number,
  row: number,
  special: Special,
  written: (text: string) => string,
): void {
  const { starts, lengths } = table.passed[column] as ChunkTable['passed'][number]
  const length = lengths[row] as number
  if (length > 0 && bytes.addPlain(table.bytes, starts[row] as number, length, special)) return
  const text = table.passedAt(column, row)
  if (text !== undefined) bytes.addText(written(text))
}
