/** The database of a server, for commands: at DATABASE_URL, or the file in its data folder. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databaseOf, nameOfPlace } from '../store/place.ts'
import type { Store } from '../store/store.ts'
import { Failure } from './failure.ts'

export interface DataOptions {
  /** The server's data folder. */
  data: string
}

/** The place of the database. @throws Failure where there is none */
export const databaseIn = ({ data }: DataOptions): string => {
  const address = addressGiven()
  if (address !== undefined) return address
  const file = join(data, 'tiersmith.db')
  if (existsSync(file)) return file
  throw new Failure(`${data}: there is no database in this folder (tiersmith.db): start the server once.`)
}

/** What DATABASE_URL says. @throws Failure where it is no address */
export const addressGiven = (): string | undefined => {
  try {
    return databaseOf(process.env)
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Opens a database as it is, for commands that change nothing.
 * @throws Failure where it can't be opened or read
 */
export const reading = <T>(place: string, work: (store: Store) => Promise<T>): Promise<T> =>
  using(place, 'openToRead', work)

/**
 * Opens a database, and brings it to this version.
 * @throws Failure where it can't be opened or written, or what was asked can't be done
 */
export const writing = <T>(place: string, work: (store: Store) => Promise<T>): Promise<T> => using(place, 'open', work)

const using = async <T>(place: string, open: 'open' | 'openToRead', work: (store: Store) => Promise<T>): Promise<T> => {
  // The database's driver is loaded only by those who ask for it.
  const [{ Store }, { DatabaseTooNew, ForeignDatabase, StorageUnavailable }] = await Promise.all([
    import('../store/store.ts'),
    import('../store/errors.ts'),
  ])
  const expected = [DatabaseTooNew, ForeignDatabase, StorageUnavailable]
  let store: Store | undefined
  try {
    store = await Store[open](place)
    return await work(store)
  } catch (error) {
    if (!expected.some((kind) => error instanceof kind)) throw error
    throw new Failure(`${nameOfPlace(place)}: ${(error as Error).message}`)
  } finally {
    await store?.close()
  }
}
