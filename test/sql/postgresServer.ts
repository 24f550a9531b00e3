/** A PostgreSQL server for tests: the machine's own, in a folder of its own on a socket, or the one at TIERSMITH_TEST_POSTGRES. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export interface PostgresServer {
  /** How a client connects. */
  connection: pg.ClientConfig
  stop(): Promise<void>
}

const VERSIONS = '/usr/lib/postgresql'

const given = process.env.TIERSMITH_TEST_POSTGRES

/** Why no server can be had here; undefined where one can. */
export const noPostgres: string | undefined =
  given || programs() ? undefined : `no PostgreSQL under ${VERSIONS}, and TIERSMITH_TEST_POSTGRES is not set`

function programs(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined
  const folders = readdirSync(VERSIONS).map((version) => join(VERSIONS, version, 'bin'))
  return folders.filter((folder) => existsSync(join(folder, 'initdb'))).at(-1)
}

export async function startPostgres(): Promise<PostgresServer> {
  if (given) return { connection: { connectionString: given }, stop: async () => {} }
  const bin = programs()
  if (!bin) throw new Error(noPostgres)
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-postgres-'))
  const user = serverUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const settings = { listen_addresses: '', unix_socket_directories: folder, fsync: 'off', jit: 'off', timezone: 'UTC' }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...user, cwd: folder, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const connection = { host: folder, user: 'postgres', database: 'postgres' }
  await answers(connection, () => server.exitCode)
  return {
    connection,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL doesn't run as root, so then it runs as the user that its package brings. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function answers(connection: pg.ClientConfig, exitCode: () => number | null): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    const client = new pg.Client(connection)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (exitCode() !== null || Date.now() > deadline) throw error
      await wait(50)
    }
  }
}
