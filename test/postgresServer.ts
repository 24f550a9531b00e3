/** A PostgreSQL server for tests: the machine's own, in a folder of its own on a loopback port, or the one at TIERSMITH_TEST_POSTGRES. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export interface PostgresServer {
  /** postgres://…, of a user who may make databases. */
  address: string
  /** Stops it at once and starts it again, with its data; undefined for a server that isn't ours. */
  restart?: () => Promise<void>
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
  if (given) return { address: given, stop: async () => {} }
  const bin = programs()
  if (!bin) throw new Error(noPostgres)
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-postgres-'))
  const user = serverUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await freePort()
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`
  const begin = () => runServer({ bin, data, folder, port, user, address })
  let stopServer = await begin()
  return {
    address,
    restart: async () => {
      await stopServer()
      stopServer = await begin()
    },
    stop: async () => {
      await stopServer()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A database of its own on a server. @returns its address */
export async function newDatabase({ address }: Pick<PostgresServer, 'address'>, name: string): Promise<string> {
  const client = new pg.Client(address)
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} template template0`)
  } finally {
    await client.end()
  }
  const own = new URL(address)
  own.pathname = `/${name}`
  return own.href
}

interface Running {
  bin: string
  data: string
  folder: string
  port: number
  user: { uid: number; gid: number } | undefined
  address: string
}

/** @returns what stops it, without waiting for whoever is connected */
async function runServer({ bin, data, folder, port, user, address }: Running): Promise<() => Promise<void>> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    max_connections: 200,
    fsync: 'off',
    jit: 'off',
    timezone: 'UTC',
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...user, cwd: folder, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await answers(address, () => server.exitCode)
  return async () => {
    server.kill('SIGINT')
    await ended
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** PostgreSQL doesn't run as root, so then it runs as the user that its package brings. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function answers(address: string, exitCode: () => number | null): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    const client = new pg.Client(address)
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
