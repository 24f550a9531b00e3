import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export interface Process {
  url: string
  child: ChildProcess
  /** Milliseconds from start to the line that names its address. */
  startMillis: number
}

/** Starts a Node process and waits for the first line of its output that holds a port. */
export async function startProcess(args: readonly string[], path = ''): Promise<Process> {
  const start = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`ended early: ${code}`))),
  )
  const port = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /(\d{4,5})\/?$/.exec(line)?.[1]
      if (found) return found
    }
    throw new Error('no port was printed')
  })()
  const found = await Promise.race([port, ended])
  ended.catch(() => {})
  return { url: `http://127.0.0.1:${found}${path}`, child, startMillis: performance.now() - start }
}

/** Resident memory in MiB. */
export function residentMiB({ child }: Process): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** The highest resident memory so far, in MiB. */
export function peakMiB({ child }: Process): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}
