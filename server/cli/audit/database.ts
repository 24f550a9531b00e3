/** A server's database, opened as it is: for commands that look at it and change nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../store/store.ts'
import { Failure } from '../failure.ts'

export interface DataOptions {
  /** The server's data folder. */
  data: string
}

/** @throws Failure where there is no database, or none that can be read */
export const databaseIn = ({ data }: DataOptions): string => {
  const file = join(data, 'tiersmith.db')
  if (existsSync(file)) return file
  throw new Failure(`${data}: there is no database in this folder (tiersmith.db).`)
}

/** @throws Failure where it isn't a database, or one of a newer version */
export const reading = async <T>(file: string, work: (store: Store) => Promise<T>): Promise<T> => {
  // The database's driver is loaded only by those who ask for it.
  const [{ Store }, { DatabaseTooNew, StorageUnavailable }] = await Promise.all([
    import('../../store/store.ts'),
    import('../../store/errors.ts'),
  ])
  let store: Store | undefined
  try {
    store = await Store.openToRead(file)
    return await work(store)
  } catch (error) {
    if (error instanceof DatabaseTooNew || error instanceof StorageUnavailable)
      throw new Failure(`${file}: ${error.message}`)
    throw error
  } finally {
    await store?.close()
  }
}
