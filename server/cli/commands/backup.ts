/** `backup FILE`: the database as one SQLite file, whether the server runs or not, and wherever it is. */
import { existsSync, rmSync } from 'node:fs'
import { isAddress, nameOfPlace } from '../../store/place.ts'
import { type DataOptions, databaseIn, reading, writing } from '../database.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { createAtomicFile } from '../io/atomicFile.ts'
import { say } from '../io/output.ts'
import { report, verifyData } from './audit.ts'

/**
 * A database whose log doesn't verify is copied all the same: it may be what somebody wants to look into. The keys
 * beside the database are not part of the copy; without them its sensitive fields stay closed.
 */
export async function backupCommand(file: string, { data }: DataOptions): Promise<number> {
  const place = databaseIn({ data })
  if (existsSync(file)) throw new Failure(`${file}: is there already; a backup overwrites nothing.`)
  // One of a newer version is not for this program: said before anything is written.
  await reading(place, async () => {})
  const sink = await createAtomicFile(file)
  await (isAddress(place) ? copyServer(place, sink.temporary) : copyFile(place, sink.temporary, file))
  await sink.commit()
  const verification = await verifyData(file, data)
  await report(verification)
  say(`${file}: the keys in secrets.json are not in it; keep them too, elsewhere.`)
  return verification.ok ? DONE : ANSWER_IS_NO
}

async function copyFile(database: string, copy: string, name: string): Promise<void> {
  const [{ copyDatabase }, { StorageUnavailable }] = await Promise.all([
    import('../../store/sqlite/driver.ts'),
    import('../../store/errors.ts'),
  ])
  try {
    await copyDatabase(database, copy)
  } catch (error) {
    throw error instanceof StorageUnavailable ? new Failure(`${name}: ${error.message}`) : error
  }
}

/** One moment of a PostgreSQL server's database, table by table, into a new SQLite file. */
async function copyServer(address: string, copy: string): Promise<void> {
  const [{ copyAll, CopyRefused }, { foldLog }] = await Promise.all([
    import('../../store/copy.ts'),
    import('../../store/sqlite/driver.ts'),
  ])
  // Whatever ends the process first, the log beside the half-written copy goes with it.
  process.once('exit', () => {
    for (const beside of ['-wal', '-shm']) rmSync(copy + beside, { force: true })
  })
  await reading(address, (source) =>
    writing(copy, (target) =>
      source
        .snapshot((from) => target.write((to) => copyAll(from, to, () => {})))
        .catch((error) => {
          throw error instanceof CopyRefused ? new Failure(`${nameOfPlace(address)}: ${error.message}`) : error
        }),
    ),
  )
  await foldLog(copy)
}
