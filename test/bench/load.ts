/** Load from a second process: autocannon with 50 connections. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '../..')
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const CONNECTIONS = 50

export interface Load {
  requestsPerSecond: number
  /** Milliseconds. */
  p99: number
}

export function load(url: string, body: string, headers: Record<string, string>): Promise<Load> {
  const cannon = join(project, 'node_modules/autocannon/autocannon.js')
  const given = Object.entries({ ...headers, 'content-type': 'application/json' })
  const args = [
    ...[cannon, '-c', String(CONNECTIONS), '-d', String(SECONDS), '-m', 'POST', '-b', body, '-j'],
    ...given.flatMap(([name, value]) => ['-H', `${name}=${value}`]),
    url,
  ]
  return new Promise((resolvePromise, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.once('close', () => {
      const result = JSON.parse(output)
      if (result.non2xx > 0 || result.errors > 0) reject(new Error(`${url}: ${result.non2xx} errors`))
      else resolvePromise({ requestsPerSecond: result.requests.average, p99: result.latency.p99 })
    })
  })
}
