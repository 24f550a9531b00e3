/** A file of subjects as rows of cells, whatever kind it is; what was recognised stands beside it. */
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { unescaped } from './cells/neutral.ts'
import { readKeys, readObjects } from './objects.ts'
import type { SourceRow } from './rows.ts'
import { readCsv } from './text/csvReader.ts'
import { type Delimiter, recogniseDelimiter } from './text/delimiter.ts'
import { type EncodingFinding, recogniseEncoding } from './text/recognise.ts'
import { readLines } from './text/textLines.ts'
import { reasonOf, Unreadable } from './unreadable.ts'
import { Archive } from './xlsx/archive.ts'
import { readSheet } from './xlsx/sheet.ts'
import { readWorkbook } from './xlsx/workbook.ts'

export type SourceAbout =
  | { kind: 'csv'; encoding: EncodingFinding; delimiter: Delimiter }
  | { kind: 'ndjson'; encoding: EncodingFinding }
  | { kind: 'xlsx'; sheet: string; sheets: string[]; is1904: boolean }

export interface Source {
  path: string
  about: SourceAbout
  /** Of NDJSON: the keys that its objects have, in order of appearance; other sources have a header among their rows. */
  keys: string[] | undefined
  /** Reads the file from its beginning, each time it is called. */
  rows(onBytes?: (bytes: number) => void): AsyncGenerator<SourceRow[]>
}

/** What is said of a file beforehand; without it everything is recognised. */
export interface SourceOptions {
  encoding?: string | undefined
  delimiter?: Delimiter | undefined
  /** The name of a sheet; the first visible one by default. */
  sheet?: string | undefined
  /** What the file was called, where it lies under another name now. */
  name?: string | undefined
}

/** @throws Unreadable; AmbiguousEncoding where the user must say which */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Source> {
  const kind = await kindOf(path, options.name ?? path)
  if (kind === 'xlsx') return openWorkbook(path, options.sheet)
  const encoding = await recogniseEncoding(path, options.encoding)
  const text = (onBytes?: (bytes: number) => void) => readLines(path, { encoding: encoding.label, onBytes })
  if (kind === 'ndjson') {
    const keys = await readKeys(text())
    return { path, about: { kind, encoding }, keys, rows: (onBytes) => readObjects(text(onBytes), keys) }
  }
  const delimiter = options.delimiter ?? (await recogniseDelimiter(path, encoding.label))
  const about = { kind, encoding, delimiter } as const
  return { path, about, keys: undefined, rows: (onBytes) => csvRows(path, text(onBytes), delimiter) }
}

async function* csvRows(path: string, pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<SourceRow[]> {
  for await (const batch of readCsv(path, pieces, delimiter)) {
    for (const { cells } of batch) {
      for (let index = 0; index < cells.length; index++) {
        if (cells[index]?.startsWith("'")) cells[index] = unescaped(cells[index] ?? '')
      }
    }
    yield batch
  }
}

/** By what it begins with, else by its name. */
async function kindOf(path: string, name: string): Promise<SourceAbout['kind']> {
  const start = await startOf(path)
  if (start.startsWith('PK\u0003\u0004')) return 'xlsx'
  const ending = extname(name).toLowerCase()
  if (ending === '.xlsx') throw new Unreadable(`${path}: is called .xlsx but is no workbook.`)
  const first = start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()[0]
  if (ending === '.ndjson' || ending === '.jsonl' || first === '{') return 'ndjson'
  return 'csv'
}

async function startOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(64), 0, 64, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new Unreadable(`${path}: can't be read: ${reasonOf(error)}.`)
  }
}

async function openWorkbook(path: string, wanted: string | undefined): Promise<Source> {
  const { sheets, is1904 } = await withWorkbook(path, async (_, workbook) => workbook)
  const names = sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)
  const sheet = wanted === undefined ? (names[0] ?? sheets[0]?.name) : sheets.find(({ name }) => name === wanted)?.name
  if (sheet === undefined) {
    const has = `it has ${names.map((name) => JSON.stringify(name)).join(', ') || 'none with cells'}`
    throw new Unreadable(
      `${path}: there is no sheet ${wanted === undefined ? '' : `${JSON.stringify(wanted)} `}in it: ${has}.`,
    )
  }
  const about = { kind: 'xlsx', sheet, sheets: names, is1904 } as const
  return { path, about, keys: undefined, rows: () => sheetRows(path, sheet) }
}

async function* sheetRows(path: string, name: string): AsyncGenerator<SourceRow[]> {
  const archive = await Archive.open(path)
  try {
    const workbook = await readWorkbook(archive)
    const sheet = workbook.sheets.find((one) => one.name === name)
    if (sheet) yield* readSheet(archive, sheet, workbook)
  } catch (error) {
    throw underPath(path, error)
  } finally {
    archive.close()
  }
}

async function withWorkbook<T>(
  path: string,
  work: (archive: Archive, workbook: Awaited<ReturnType<typeof readWorkbook>>) => Promise<T>,
): Promise<T> {
  const archive = await Archive.open(path)
  try {
    return await work(archive, await readWorkbook(archive))
  } catch (error) {
    throw underPath(path, error)
  } finally {
    archive.close()
  }
}

const underPath = (path: string, error: unknown): unknown =>
  error instanceof Unreadable && !error.message.startsWith(`${path}:`)
    ? new Unreadable(`${path}: ${error.message}`)
    : error
