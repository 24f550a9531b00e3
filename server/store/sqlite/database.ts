/** An SQLite file: one process writes it at a time, others read beside it. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Access, Database } from '../database.ts'
import { migrate, refuseNewer } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Tables } from '../tables.ts'
import { sqlite } from './driver.ts'

/**
 * Makes the file where it doesn't exist and is to be written. One that is there but can't be written is opened for
 * reading.
 * @throws DatabaseTooNew, StorageUnavailable
 */
export const openSqlite = async (file: string, access: Access): Promise<Database> => {
  const writable = isWritable(file)
  const reading = existsSync(file) && !writable ? 'disk' : 'read'
  const newReader = (connections: number) => sqlite<Tables>({ file, access: reading, connections })
  await refuseNewerFile(file, reading)
  // Other processes look for themselves: SQLite tells nobody.
  const common = { newReader, announce: async () => {}, listen: () => ({ stop: async () => {} }) }
  if (access === 'read' || reading === 'disk') return common
  mkdirSync(dirname(file), { recursive: true })
  const writer = sqlite<Tables>({ file, access: 'write' })
  try {
    await migrate(writer, migrations)
  } catch (error) {
    await writer.destroy()
    throw error
  }
  return { ...common, writer, recorder: writer }
}

/** Looks without writing. @throws DatabaseTooNew */
const refuseNewerFile = async (file: string, access: 'read' | 'disk'): Promise<void> => {
  if (!existsSync(file) || statSync(file).size === 0) return
  const db = sqlite<never>({ file, access })
  try {
    await refuseNewer(db, file, migrations)
  } finally {
    await db.destroy()
  }
}

/** The file and its folder, where SQLite keeps the log beside it. */
const isWritable = (file: string): boolean => {
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}
