/**
 * Tables as a workbook (.xlsx). Texts are texts there, whatever they begin with: no cell is ever a formula. The same
 * tables give the same bytes: the archive's times are fixed.
 */
import writeWorkbook from 'write-excel-file/node'
import type { Cell, Sheet } from './cell.ts'

export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, MOST_NAME),
    data: rows.map((row, index) => row.map((cell) => cellOf(cell, index === 0))),
    stickyRowsCount: 1,
  }))
  return withFixedTimes(await writeWorkbook(written).toBuffer())
}

/** What a workbook can hold in the name of a sheet, and in a cell. */
const MOST_NAME = 31
const MOST_TEXT = 32_767

/** Characters that XML can't hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

function cellOf(cell: Cell, isHead: boolean) {
  if (cell === undefined) return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  const value = cell.replaceAll(NOT_XML, '').slice(0, MOST_TEXT)
  return { value, type: String, ...(isHead ? { fontWeight: 'bold' as const } : {}) }
}

/** 1980-01-01 00:00, the beginning of time in an archive. */
const [TIME, DATE] = [0, 33]
const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50]

/** Sets the time of each entry of a zip archive (PKWARE's APPNOTE 6.3), in its own header and in the directory. */
function withFixedTimes(archive: Buffer): Buffer {
  const end = archive.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer))
  let at = archive.readUInt32LE(end + 16)
  while (archive.readUInt32LE(at) === ENTRY) {
    const local = archive.readUInt32LE(at + 42)
    if (archive.readUInt32LE(local) !== LOCAL) throw new TypeError('xlsxOf: an entry without its header')
    archive.writeUInt16LE(TIME, at + 12)
    archive.writeUInt16LE(DATE, at + 14)
    archive.writeUInt16LE(TIME, local + 10)
    archive.writeUInt16LE(DATE, local + 12)
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return archive
}
