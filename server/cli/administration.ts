/** The data folder of a server, for commands that change who may do what; the server may run beside them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditLog } from '../audit/log.ts'
import type { Identities } from '../auth/identities.ts'
import type { Store } from '../store/store.ts'
import { Failure } from './failure.ts'

export interface Administration {
  store: Store
  audit: AuditLog
  /** This process's own memory of who is known; nothing asks it. */
  identities: Identities
}

/**
 * Does `work` with the database in a folder.
 * @throws Failure where there is none, or what was asked can't be done
 */
export async function administer<T>(data: string, work: (open: Administration) => Promise<T>): Promise<T> {
  const file = join(data, 'tiersmith.db')
  if (!existsSync(file))
    throw new Failure(`${data}: there is no database in this folder (tiersmith.db): start it once.`)
  // The database's driver is loaded only by those who ask for it.
  const [{ Store }, { AuditLog }, { Identities }, { readSecrets }, { Fault }, { StorageUnavailable }] =
    await Promise.all([
      import('../store/store.ts'),
      import('../audit/log.ts'),
      import('../auth/identities.ts'),
      import('../secrets.ts'),
      import('../services/fault.ts'),
      import('../store/errors.ts'),
    ])
  const store = await Store.open(file)
  try {
    const audit = new AuditLog(readSecrets(data).audit, Date.now)
    return await work({ store, audit, identities: new Identities(store, Date.now) })
  } catch (error) {
    const expected = error instanceof Fault || error instanceof StorageUnavailable
    throw expected ? new Failure(error.message) : error
  } finally {
    await store.close()
  }
}
