/**
 * A folder for files that DuckDB writes: another thread does, which may still begin one while the process ends. So the
 * folder goes away first, by its name; nothing can be made in it any more.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { reasonOf } from '../../import/unreadable.ts'
import { Failure } from '../failure.ts'
import { type AtomicFile, createAtomicFile, guardUnfinished } from '../io/atomicFile.ts'

export class Scratch {
  readonly #folder: string
  readonly #onExit = () => this.remove()

  /** @param out what is written in the end: the folder stands beside it; - is standard output @throws Failure */
  constructor(out: string) {
    const beside = out === '-' ? join(tmpdir(), 'tiersmith-') : join(dirname(out), `.${basename(out)}.`)
    guardUnfinished()
    try {
      this.#folder = mkdtempSync(beside)
    } catch (error) {
      throw new Failure(`${out}: can't be written: ${reasonOf(error)}.`)
    }
    process.once('exit', this.#onExit)
  }

  /** A file in it, which there needn't be yet. */
  path(name: string): string {
    return join(this.#folder, name)
  }

  /** Makes one of its files a results file, at first under a temporary name. */
  async result(name: string, out: string): Promise<{ commit(): Promise<void> }> {
    const file = await createAtomicFile(out)
    return { commit: () => this.#commit(name, file) }
  }

  async #commit(name: string, results: AtomicFile): Promise<void> {
    const file = await open(this.path(name), 'r+')
    await file.sync()
    await file.close()
    await rename(this.path(name), results.temporary)
    await results.commit()
  }

  remove(): void {
    process.off('exit', this.#onExit)
    const gone = `${this.#folder}.tmp`
    renameSync(this.#folder, gone)
    rmSync(gone, { recursive: true, force: true })
  }
}
