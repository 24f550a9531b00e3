/** `backup FILE`: the database of a data folder as one file, whether the server runs or not. */
import { existsSync } from 'node:fs'
import { type DataOptions, databaseIn, reading } from '../audit/database.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { createAtomicFile } from '../io/atomicFile.ts'
import { say } from '../io/output.ts'
import { report, verifyData } from './audit.ts'

/**
 * A database whose log doesn't verify is copied all the same: it may be what somebody wants to look into. The keys
 * beside the database are not part of the copy; without them its sensitive fields stay closed.
 */
export async function backupCommand(file: string, { data }: DataOptions): Promise<number> {
  const database = databaseIn({ data })
  if (existsSync(file)) throw new Failure(`${file}: is there already; a backup overwrites nothing.`)
  const [{ copyDatabase }, { StorageUnavailable }] = await Promise.all([
    import('../../store/sqlite.ts'),
    import('../../store/errors.ts'),
  ])
  // One of a newer version is not for this program: said before anything is written.
  await reading(database, async () => {})
  const sink = await createAtomicFile(file)
  try {
    await copyDatabase(database, sink.temporary)
  } catch (error) {
    throw error instanceof StorageUnavailable ? new Failure(`${file}: ${error.message}`) : error
  }
  await sink.commit()
  const verification = await verifyData(file, data)
  await report(verification)
  say(`${file}: the keys in secrets.json are not in it; keep them too, elsewhere.`)
  return verification.ok ? DONE : ANSWER_IS_NO
}
