/**
 * The rows of a sheet, streamed. Formulas are never computed: the value that stands with them is taken, and
 * where none does, the formula itself is the cell's text, so that nothing is silently missing.
 */
import type { Cell, SheetRow } from '../rows.ts'
import { Unreadable } from '../unreadable.ts'
import type { Archive } from './archive.ts'
import { dateOfSerial } from './numberFormats.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { type Listener, listen } from './xml.ts'

/** A cell further to the right belongs to no table of subjects. */
const MOST_COLUMNS = 1_000

/** The rows that have a cell with something in it, in batches; `line` is the row's number in the sheet. */
export async function* readSheet(archive: Archive, sheet: Sheet, workbook: Workbook): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook)
  for await (const _ of listen(sheet.entry, archive.read(sheet.entry), reader)) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

class SheetReader implements Listener {
  readonly #workbook: Workbook
  #rows: SheetRow[] = []
  #row: SheetRow = { line: 0, cells: [] }
  #cell = { column: 0, type: 'n', style: 0 }
  #value = ''
  #formula = ''
  #into: 'value' | 'formula' | undefined
  #inReading = false

  constructor(workbook: Workbook) {
    this.#workbook = workbook
  }

  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }): void {
    if (name === 'row') {
      this.#row = { line: attributes.r === undefined ? this.#row.line + 1 : Number(attributes.r), cells: [] }
    } else if (name === 'c') {
      const column = attributes.r === undefined ? this.#cell.column + 1 : columnOf(attributes.r)
      this.#cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
      this.#value = ''
      this.#formula = ''
    } else if (name === 'v' || (name === 't' && !this.#inReading)) this.#into = 'value'
    else if (name === 'f') this.#into = 'formula'
    else if (name === 'rPh') this.#inReading = true
  }

  text(text: string): void {
    if (this.#into === 'value') this.#value += text
    else if (this.#into === 'formula') this.#formula += text
  }

  close(name: string): void {
    if (name === 'c') this.#putCell()
    else if (name === 'row') this.#putRow()
    else if (name === 'rPh') this.#inReading = false
    else this.#into = undefined
  }

  #putRow(): void {
    this.#cell = { ...this.#cell, column: 0 }
    if (this.#row.cells.some((cell) => cell !== '')) this.#rows.push(this.#row)
  }

  #putCell(): void {
    const { column } = this.#cell
    if (column > MOST_COLUMNS) throw new Unreadable(`has a cell in column ${column}; at most ${MOST_COLUMNS} are read.`)
    const { cells } = this.#row
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = this.#cellValue()
  }

  #cellValue(): Cell {
    const { type } = this.#cell
    const value = this.#value
    if (value === '') return this.#formula === '' ? '' : `=${this.#formula}`
    switch (type) {
      case 's':
        return this.#workbook.strings[Number(value)] ?? ''
      case 'b':
        return value === '1'
      case 'n':
        return this.#number(Number(value))
      case 'd':
        return withoutMidnight(value)
      default:
        return value
    }
  }

  #number(value: number): Cell {
    if (!Number.isFinite(value)) return this.#value
    const format = this.#workbook.formats[this.#cell.style] ?? 'number'
    if (format === 'date') return dateOfSerial(value, this.#workbook.is1904) ?? value
    return format === 'percent' ? `${timesHundred(value)}%` : value
  }
}

/** The column of a reference such as AB12, from 1. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/i.exec(reference)?.[0].toUpperCase() ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  if (column === 0) throw new Unreadable(`has a cell whose place is given as ${JSON.stringify(reference)}.`)
  return column
}

/** As a decimal, so that 0.07 gives 7 and not 7.000000000000001. */
const timesHundred = (value: number): number => {
  const [digits, exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + 2}`)
}

const withoutMidnight = (text: string): string => text.replace(/T00:00:00(\.0+)?Z?$/, '')
