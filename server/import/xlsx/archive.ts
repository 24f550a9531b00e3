/**
 * The zip archive that an .xlsx file is, read entry by entry and bounded: a small file can claim to hold
 * terabytes. Sizes are held against limits before anything is inflated, and the bytes that really come out are
 * counted, since an archive may lie about them.
 */
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { reasonOf, Unreadable } from '../unreadable.ts'

export interface ArchiveLimits {
  entries: number
  /** Inflated bytes of all that is read, together. */
  bytes: number
  /** How many times larger than in the archive an entry may be; small entries may be whatever they like. */
  ratio: number
}

const LIMITS: ArchiveLimits = { entries: 2_000, bytes: 1024 * 1024 * 1024, ratio: 200 }
const SMALL = 4 * 1024 * 1024

export class Archive {
  readonly #path: string
  readonly #zip: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #limits: ArchiveLimits
  #inflated = 0

  private constructor(path: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ArchiveLimits) {
    this.#path = path
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  /** @throws Unreadable where it is no archive, a damaged one, or one that inflates beyond the limits */
  static async open(path: string, limits: ArchiveLimits = LIMITS): Promise<Archive> {
    const zip = await named(path, () => openPromise(path, { lazyEntries: true, autoClose: false }))
    try {
      const entries = await named(path, () => entriesOf(zip, limits))
      return new Archive(path, zip, entries, limits)
    } catch (error) {
      zip.close()
      throw error
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** An entry's bytes as they are inflated. @throws Unreadable */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw new Unreadable(`${this.#path}: is no whole workbook: ${name} is missing in it.`)
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        this.#inflated += (chunk as Buffer).length
        if (this.#inflated > this.#limits.bytes) throw tooMuch(this.#limits)
        yield chunk as Buffer
      }
    } catch (error) {
      throw asUnreadable(this.#path, error)
    }
  }

  close(): void {
    this.#zip.close()
  }
}

async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new Unreadable(`holds ${zip.entryCount} files; a workbook has at most ${limits.entries}.`)
  }
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    refuseBomb(entry, limits)
    if (entry.isEncrypted()) throw new Unreadable('is protected with a password. Save it without one.')
    entries.set(entry.fileName, entry)
  }
  return entries
}

function refuseBomb({ fileName, compressedSize, uncompressedSize }: Entry, limits: ArchiveLimits): void {
  if (uncompressedSize > limits.bytes) throw tooMuch(limits)
  if (uncompressedSize > SMALL && uncompressedSize > compressedSize * limits.ratio) {
    const times = Math.round(uncompressedSize / Math.max(1, compressedSize))
    throw new Unreadable(`is refused: ${fileName} in it would inflate ${times} times, as no table does.`)
  }
}

const tooMuch = ({ bytes }: ArchiveLimits) =>
  new Unreadable(`is refused: it inflates to more than ${Math.round(bytes / 1024 / 1024)} MB.`)

async function named<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/** What yauzl finds wrong with an archive, and what the system refuses, under the file's name. */
function asUnreadable(path: string, error: unknown): Unreadable {
  if (error instanceof Unreadable && error.message.startsWith(`${path}:`)) return error
  return new Unreadable(
    `${path}: ${error instanceof Unreadable ? error.message : `can't be read: ${reasonOf(error)}.`}`,
  )
}
