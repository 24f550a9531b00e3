/**
 * Files on their way to becoming populations. Each lies in the data folder, for its owner alone, until it has been
 * used or an hour is over; a start clears whatever is left. One that is cut off leaves nothing.
 */

import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { StorageUnavailable } from '../store/errors.ts'
import type { Actor } from '../store/records.ts'
import { Fault } from './fault.ts'

const LIFETIME = 60 * 60_000
const SWEEPING = 5 * 60_000
const MOST = 100
/** All uploads together may be this many times as large as one. */
const TIMES = 4

export interface Upload {
  id: string
  path: string
  /** What the file was called, if it was told. */
  name: string | undefined
  /** Milliseconds since 1970. */
  expires: number
}

interface Held extends Upload {
  owner: string
  bytes: number
}

export class Uploads {
  readonly #folder: string
  readonly #limit: number
  readonly #clock: () => number
  readonly #held = new Map<string, Held>()
  readonly #timer: NodeJS.Timeout
  readonly #cleared: Promise<void>

  /** @param folder for uploads alone: it is emptied @param limit bytes of one file */
  constructor(folder: string, limit: number, clock: () => number) {
    this.#folder = folder
    this.#limit = limit
    this.#clock = clock
    this.#cleared = clear(folder)
    this.#timer = setInterval(() => void this.sweep(), SWEEPING).unref()
  }

  /**
   * Takes a file in, piece by piece.
   * @throws Fault body-too-large, empty-body, too-many-requests; StorageUnavailable
   */
  async take(owner: Actor, chunks: AsyncIterable<Uint8Array>, name: string | undefined): Promise<Upload> {
    await this.#cleared
    await this.sweep()
    this.#refuseMore()
    const id = randomUUID()
    const path = join(this.#folder, id)
    const held: Held = { id, path, name, owner: keyOf(owner), bytes: 0, expires: Number.POSITIVE_INFINITY }
    // Counted from its first byte on, so that many at once are no way around; nobody knows its id yet.
    this.#held.set(id, held)
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await pipeline(this.#counted(chunks, held), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      if (held.bytes === 0) throw new Fault('empty-body', 'A file is expected.')
    } catch (error) {
      await this.drop(id)
      throw asRefusal(error)
    }
    held.expires = this.#clock() + LIFETIME
    return held
  }

  /** @throws Fault unknown-upload where it isn't there (any longer), or is somebody else's */
  find(owner: Actor, id: string): Upload {
    const held = this.#held.get(id)
    if (held && held.owner === keyOf(owner) && held.expires > this.#clock()) return held
    throw new Fault('unknown-upload', 'There is no such file, or no longer: send it again.')
  }

  async drop(id: string): Promise<void> {
    const held = this.#held.get(id)
    this.#held.delete(id)
    if (held) await rm(held.path, { force: true }).catch(() => {})
  }

  async sweep(): Promise<void> {
    const now = this.#clock()
    for (const { id, expires } of [...this.#held.values()]) if (expires <= now) await this.drop(id)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#cleared
    for (const id of [...this.#held.keys()]) await this.drop(id)
  }

  #refuseMore(): void {
    if (this.#held.size >= MOST || this.#bytes() >= this.#limit * TIMES) throw tooMany()
  }

  #bytes(): number {
    return [...this.#held.values()].reduce((sum, held) => sum + held.bytes, 0)
  }

  async *#counted(chunks: AsyncIterable<Uint8Array>, held: Held): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      held.bytes += chunk.length
      if (held.bytes > this.#limit) throw new Fault('body-too-large', `A file may have at most ${this.#limit} bytes.`)
      if (this.#bytes() > this.#limit * TIMES) throw tooMany()
      yield chunk
    }
  }
}

const tooMany = (): Fault => {
  const message = 'Too many files wait to be imported. Import some of them, or try again later.'
  return new Fault('too-many-requests', message, [], { retryAfter: LIFETIME / 1000 })
}

const keyOf = ({ kind, id }: Actor): string => `${kind} ${id}`

async function clear(folder: string): Promise<void> {
  const left = await readdir(folder).catch(() => [])
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => {})))
}

const DISK = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EDQUOT', 'EIO'])

function asRefusal(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return error instanceof Error && DISK.has(code) ? new StorageUnavailable(code, error) : error
}
