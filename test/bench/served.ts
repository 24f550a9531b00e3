/** The built server with a database of its own, a key, and the workload published. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bearing, keyFor } from '../server/harness.ts'
import { type Process, startProcess } from './processes.ts'
import { strategyOf } from './workload.ts'

export interface Served {
  server: Process
  /** The data folder. */
  data: string
  /** With an admin's key. */
  headers: Record<string, string>
  end: () => Promise<void>
}

export async function serve(): Promise<Served> {
  const built = join(resolve(import.meta.dirname, '../..'), 'dist/server.js')
  if (!existsSync(built)) throw new Error('build first: npm run build')
  const data = await mkdtemp(join(tmpdir(), 'tiersmith-bench-'))
  // The bench asks more than any caller should; the rate limit would answer for the server.
  process.env.TIERSMITH_RATE = '1000000000'
  process.env.TIERSMITH_LOG = 'warn'
  const server = await startProcess([built, '--port', '0', '--data', data])
  const headers = bearing(await keyFor(data))
  await publish(server, headers)
  const end = async () => {
    const exited = new Promise((done) => server.child.once('exit', done))
    server.child.kill()
    await exited
    await rm(data, { recursive: true, force: true })
  }
  return { server, data, headers, end }
}

async function publish({ url }: Process, headers: Record<string, string>): Promise<void> {
  const response = await fetch(`${url}/v1/strategies`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ document: strategyOf(), note: 'bench', effectiveFrom: '2020-01-01' }),
  })
  if (response.status !== 201) throw new Error(`publishing answered ${response.status}: ${await response.text()}`)
}
