/**
 * A file that appears under its name only when it is whole: written beside it under a temporary
 * name, flushed to disk, then renamed. Whatever ends the process first (an error, Ctrl-C), nothing
 * half-written stands under the final name, and the temporary file is removed.
 */
import { randomUUID } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { constants } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { reasonOf } from '../../import/unreadable.ts'
import { Failure } from '../failure.ts'

const unfinished = new Set<string>()
let guarded = false

/** From the first file on, see to it that the end of the process leaves no temporary file behind: signals end it by `exit`. */
export function guardUnfinished(): void {
  if (guarded) return
  guarded = true
  process.on('exit', removeUnfinished)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]))
  }
}

function removeUnfinished(): void {
  for (const path of unfinished) {
    try {
      unlinkSync(path)
    } catch {
      // It is gone already; there is nobody left to tell.
    }
  }
}

export interface Sink {
  /** @param part text, or bytes that must not change until it is written */
  write(part: string | Uint8Array): Promise<void>
  /** Makes what was written final. */
  commit(): Promise<void>
}

export interface AtomicFile extends Sink {
  /** The name of the empty file that becomes the final one: for who doesn't write text. */
  temporary: string
}

/**
 * Opens a file for writing as a whole; an existing file stays as it is until `commit`.
 * @throws Failure naming the path where it can't be written.
 */
export async function createAtomicFile(path: string): Promise<AtomicFile> {
  guardUnfinished()
  await refuseWhatIsNoFile(path)
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.tmp`)
  const file = await orFailure(path, () => open(temporary, 'wx', 0o666))
  unfinished.add(temporary)
  return {
    temporary,
    write: (part) => orFailure(path, () => file.writeFile(part)),
    commit: () => orFailure(path, () => commit(file, temporary, path)),
  }
}

/** Renaming over a device or a pipe would replace it. */
async function refuseWhatIsNoFile(path: string): Promise<void> {
  const existing = await stat(path).catch(() => undefined)
  if (existing === undefined || existing.isFile()) return
  const what = existing.isDirectory() ? 'it is a folder' : 'it is not a regular file (use - for standard output)'
  throw new Failure(`${path}: can't be written: ${what}.`)
}

async function orFailure<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw new Failure(`${path}: can't be written: ${reasonOf(error)}.`)
  }
}

async function commit(file: FileHandle, temporary: string, path: string): Promise<void> {
  await file.sync()
  await file.close()
  await rename(temporary, path)
  unfinished.delete(temporary)
  await syncFolder(dirname(path))
}

/** The rename itself is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
