/** Opens a population for the quick way: text in UTF-8, in a file that can be read again. */
import { open, stat } from 'node:fs/promises'
import type { Strategy } from '../../../engine/index.ts'
import { readCsv } from '../../import/text/csvReader.ts'
import { encodingOf } from '../../import/text/encoding.ts'
import { formatOf } from '../../import/text/format.ts'
import { readLines } from '../../import/text/textLines.ts'
import { Failure } from '../failure.ts'
import { notesOn } from '../population/columns.ts'
import { readColumns } from '../population/csvPopulation.ts'
import type { OpenOptions } from '../population/open.ts'
import { PASSED_THROUGH, type Population } from '../population/row.ts'
import { type ChunkOptions, ChunkReader } from './chunks.ts'
import { hasPlainNames } from './ndjsonScanner.ts'

export interface ByteSource extends Pick<Population, 'columns' | 'notes'>, Omit<ChunkOptions, 'confirm' | 'size'> {
  /** Of the file, in bytes. */
  length: number
  encoding: string | undefined
}

/** As much as the careful reader looks at to tell an encoding. */
const HEAD = 64 * 1024
const CHUNK = 1024 * 1024

/**
 * Undefined where only the careful reader will do: with a mapping, for other encodings and what is no file, and where
 * a field is called as something else that a line brings.
 * @throws Failure where the header can't be used
 */
export async function openBytes(
  path: string,
  { encoding, mapping }: OpenOptions,
  strategy: Strategy,
): Promise<ByteSource | undefined> {
  if (mapping !== undefined) return undefined
  const [format, length, markLength] = [formatOf(path), await lengthOf(path), await markLengthOf(path, encoding)]
  if (length === undefined || markLength === undefined) return undefined
  const source = { path, length, markLength, encoding }
  if (format === 'ndjson') {
    const layout = { format } as const
    return hasPlainNames(strategy) ? { ...source, layout, columns: undefined, notes: [] } : undefined
  }
  const columns = await readColumns(path, readLines(path, { encoding }), strategy)
  const brought = PASSED_THROUGH.filter((name) => columns.passed.some(({ column }) => column === name))
  return { ...source, layout: { format, columns }, columns: brought, notes: notesOn(columns, strategy) }
}

async function lengthOf(path: string): Promise<number | undefined> {
  const about = await stat(path).catch(() => undefined)
  return about?.isFile() ? about.size : undefined
}

/** Undefined where it isn't UTF-8, or can't be read: the careful reader says why. */
async function markLengthOf(path: string, named: string | undefined): Promise<number | undefined> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      const { label, markLength } = encodingOf(buffer.subarray(0, bytesRead), named)
      return bytesRead > 0 && label === 'utf-8' ? markLength : undefined
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}

/** @param size of a chunk, in bytes */
export const openChunks = (source: ByteSource, size = CHUNK): Promise<ChunkReader> =>
  ChunkReader.open({ ...source, size, confirm: () => confirmReadable(source) })

/** Reads the whole file as the careful reader does. @throws Unreadable as it does */
async function confirmReadable({ path, layout, encoding }: ByteSource): Promise<void> {
  const pieces = readLines(path, { encoding })
  for await (const _ of layout.format === 'csv' ? readCsv(path, pieces) : pieces);
}

/** Why a file can't be read on. @throws Unreadable always */
export async function tellUnreadable(source: ByteSource): Promise<never> {
  await confirmReadable(source)
  throw new Failure(`${source.path}: was changed while it was being read.`)
}
