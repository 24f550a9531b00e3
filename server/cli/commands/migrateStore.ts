/** `migrate-store`: the database of a data folder moves from its SQLite file to the PostgreSQL server at DATABASE_URL. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Verification } from '../../audit/findings.ts'
import type { CopiedTable } from '../../store/copy.ts'
import { nameOfPlace } from '../../store/place.ts'
import { addressGiven, type DataOptions, writing } from '../database.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { counted, say } from '../io/output.ts'
import { report, verifyData } from './audit.ts'

/**
 * One transaction on either side: nobody writes the file meanwhile, and where anything goes wrong, the server is as
 * empty as it was. A log that doesn't verify is moved all the same, for it may be what somebody wants to look into.
 */
export async function migrateStoreCommand({ data }: DataOptions): Promise<number> {
  const file = join(data, 'tiersmith.db')
  if (!existsSync(file)) throw new Failure(`${data}: there is no database in this folder (tiersmith.db).`)
  const address = addressGiven()
  if (address === undefined) throw new Failure('Say in DATABASE_URL where to: postgres://user:password@host/database.')
  const { copyAll, CopyRefused } = await import('../../store/copy.ts')
  const told = ({ table, rows, digest }: CopiedTable) =>
    say(`${table}: ${counted(rows, 'row')}, sha256 ${digest.slice(0, 16)}…`)
  await writing(file, (source) =>
    writing(address, async (target) => {
      try {
        await source.write((from) => target.write((to) => copyAll(from, to, told)))
      } catch (error) {
        throw error instanceof CopyRefused ? new Failure(`${nameOfPlace(address)}: ${error.message}`) : error
      }
    }),
  )
  const [before, after] = [await verifyData(file, data), await verifyData(address, data)]
  refuseOtherHead(before, after)
  await report(after)
  say(`The database is at ${nameOfPlace(address)} now: start the server with DATABASE_URL. ${file} stays as it was.`)
  say('Every instance needs the keys in secrets.json: as a copy, or as TIERSMITH_AUDIT_KEY and TIERSMITH_SEAL_KEY.')
  return after.ok ? DONE : ANSWER_IS_NO
}

/** A server that ran on the file meanwhile has written what isn't in the copy. */
function refuseOtherHead(before: Verification, after: Verification): void {
  if (before.head.seq === after.head.seq && before.head.hash === after.head.hash) return
  throw new Failure(
    `The file has ${counted(before.entries, 'entry', 'entries')} in its audit log, the copy ${after.entries}: a server ` +
      'is running on the file. Stop it, empty the new database, and begin again.',
  )
}
