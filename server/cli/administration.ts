/** The database of a server, for commands that change who may do what; the server may run beside them. */
import type { AuditLog } from '../audit/log.ts'
import type { Identities } from '../auth/identities.ts'
import { isAddress } from '../store/place.ts'
import type { Store } from '../store/store.ts'
import { databaseIn, writing } from './database.ts'
import { Failure } from './failure.ts'

export interface Administration {
  store: Store
  audit: AuditLog
  /** This process's own memory of who is known; nothing asks it. */
  identities: Identities
}

/**
 * Does `work` with the database that belongs to a data folder.
 * @throws Failure where there is none, or what was asked can't be done
 */
export async function administer<T>(data: string, work: (open: Administration) => Promise<T>): Promise<T> {
  const place = databaseIn({ data })
  const [{ AuditLog }, { OtherKey, refuseOtherKey }, { Identities }, { auditKeyAt, readSecrets }, { Fault }] =
    await Promise.all([
      import('../audit/log.ts'),
      import('../audit/sharedKey.ts'),
      import('../auth/identities.ts'),
      import('../secrets.ts'),
      import('../services/fault.ts'),
    ])
  return writing(place, async (store) => {
    try {
      if (isAddress(place)) await refuseOtherKey(store.read, auditKeyAt(data))
      const audit = new AuditLog(readSecrets(data).audit, Date.now)
      return await work({ store, audit, identities: new Identities(store, Date.now) })
    } catch (error) {
      throw error instanceof Fault || error instanceof OtherKey ? new Failure(error.message) : error
    }
  })
}
