/** From a place to the database there. */
import type { Access, Database } from './database.ts'
import { isAddress } from './place.ts'

/**
 * @param place a file, or a postgres:// address
 * @throws DatabaseTooNew, ForeignDatabase, StorageUnavailable
 */
export const openDatabase = async (place: string, access: Access): Promise<Database> => {
  // Only the driver that is needed is loaded.
  if (isAddress(place)) return (await import('./postgres/database.ts')).openPostgres(place, access)
  return (await import('./sqlite/database.ts')).openSqlite(place, access)
}
