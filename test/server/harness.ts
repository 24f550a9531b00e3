/** A real server on a free port with a database of its own, and short ways to speak to it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { pino } from 'pino'
import { AuditLog } from '../../server/audit/log.ts'
import { addKey } from '../../server/auth/keys.ts'
import { SYSTEM } from '../../server/auth/principal.ts'
import type { Role } from '../../server/auth/roles.ts'
import type { Limits } from '../../server/http/context.ts'
import { readSecrets } from '../../server/secrets.ts'
import { type RunningServer, start } from '../../server/start.ts'
import { databaseOption, openStore } from './place.ts'

export const project = fileURLToPath(new URL('../..', import.meta.url))

export const fixture = (): Record<string, unknown> & { id: string; title: unknown } =>
  JSON.parse(readFileSync(join(project, 'test/fixtures/a-group.json'), 'utf8'))

/** The worked example's input: development, 65.2. */
export const input = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}

/** A folder that is gone after the test. */
export const scratch = (): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** An API key for a server's data folder, made beside the server. */
export const keyFor = async (data: string, role: Role = 'admin', strategies?: string[]): Promise<string> => {
  const store = await openStore(data)
  try {
    const audit = new AuditLog(readSecrets(data).audit, Date.now)
    const asked = { name: `test ${role}`, role, ...(strategies === undefined ? {} : { strategies }) }
    const { key } = await store.write((write) => addKey(write, audit, SYSTEM, asked, new Date().toISOString()))
    return key
  } finally {
    await store.close()
  }
}

/** The same key each time for a folder, whose database a server may have open. */
const keyOnce = (data: string): Promise<string> => {
  const key = keys.get(data) ?? keyFor(data)
  keys.set(data, key)
  return key
}

const keys = new Map<string, Promise<string>>()

export const bearing = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

export interface TestServer extends RunningServer {
  folder: string
  /** An admin's API key; `call` sends it unless its headers say otherwise. */
  key: string
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** What the server has logged, line by line. */
  logged: () => Record<string, unknown>[]
  end: () => Promise<void>
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
}

interface TestOptions {
  limits?: Partial<Limits>
  clock?: () => number
  rules?: string
  designer?: string
  folder?: string
  grace?: number
  sensitive?: 'encrypt' | 'omit'
}

export const startTestServer = async (options: TestOptions = {}): Promise<TestServer> => {
  const { folder, remove } = options.folder ? { folder: options.folder, remove: () => {} } : scratch()
  const lines: string[] = []
  const key = await keyOnce(join(folder, 'data'))
  const server = await start({
    port: 0,
    data: join(folder, 'data'),
    ...(await databaseOption(join(folder, 'data'))),
    rules: options.rules ?? join(folder, 'no-rules'),
    designer: options.designer ?? join(folder, 'no-designer'),
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.grace === undefined ? {} : { grace: options.grace }),
    ...(options.sensitive === undefined ? {} : { sensitive: options.sensitive }),
  })
  return {
    ...server,
    folder,
    key,
    call: (method, path, body, headers) => call(server.url, method, path, body, { ...bearing(key), ...headers }),
    logged: () => lines.map((line) => JSON.parse(line)),
    end: async () => {
      await server.stop()
      remove()
    },
  }
}

/** A body that isn't text is sent as JSON. */
export const call = async (
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    ...(body === undefined
      ? { headers }
      : {
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
        }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Bytes on a bare socket; everything that comes back until the server ends it or `patience` is over. */
export const raw = (url: string, bytes: string | Buffer, patience = 2_000): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let received = ''
    const done = () => {
      socket.destroy()
      resolve(received)
    }
    const timer = setTimeout(done, patience)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
    })
    socket.on('error', done)
    socket.on('close', () => {
      clearTimeout(timer)
      done()
    })
  })

/** The server as it ships: bundled once, run as a process of its own. */
let bundle: Promise<string> | undefined

const bundled = (): Promise<string> => {
  bundle ??= (async () => {
    const outdir = join(project, 'node_modules', '.cache', 'tiersmith-server-test')
    await build({
      entryPoints: {
        server: join(project, 'server/main.ts'),
        worker: join(project, 'server/workers/worker.ts'),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outdir,
      logLevel: 'silent',
    })
    return join(outdir, 'server.js')
  })()
  return bundle
}

/** For a process of its own. */
const databaseEnvironment = async (data: string): Promise<{ DATABASE_URL?: string }> => {
  const { database } = await databaseOption(data)
  return database === undefined ? {} : { DATABASE_URL: database }
}

export interface ServerProcess {
  url: string
  /** An admin's API key; `call` sends it unless its headers say otherwise. */
  key: string
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  pid: number
  /** Milliseconds from the start of the process to the address on stdout. */
  ready: number
  kill: (signal: NodeJS.Signals) => void
  exit: Promise<{ code: number | null; stderr: string }>
}

export const spawnServer = async (
  data: string,
  nodeOptions: string[] = [],
  environment: Record<string, string> = {},
  args: string[] = ['--port', '0'],
): Promise<ServerProcess> => {
  const [script, key] = await Promise.all([bundled(), keyOnce(data)])
  const started = performance.now()
  const child = spawn(process.execPath, [...nodeOptions, script, ...args, '--data', data], {
    env: { ...process.env, NODE_ENV: 'production', ...(await databaseEnvironment(data)), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const exit = new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stderr })),
  )
  const url = await Promise.race([
    new Promise<string>((resolve) => {
      let stdout = ''
      child.stdout.on('data', (chunk) => {
        stdout += chunk
        const match = /http:\/\/[\d.:]+/.exec(stdout)
        if (match && stdout.includes('\n')) resolve(match[0])
      })
    }),
    exit.then(({ stderr }) => {
      throw new Error(`The server didn't start: ${stderr}`)
    }),
  ])
  return {
    url,
    key,
    call: (method, path, body, headers) => call(url, method, path, body, { ...bearing(key), ...headers }),
    pid: child.pid ?? 0,
    ready: performance.now() - started,
    kill: (signal) => child.kill(signal),
    exit,
  }
}

/** Resident memory of a process in bytes. */
export const residentBytes = (pid: number): number => {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(match?.[1] ?? 0) * 1024
}
