/** `serve`: the server, in this process, until it is told to stop. */
import { DONE } from '../failure.ts'

export interface ServeOptions {
  port?: number
  host?: string
  data?: string
}

/** Starts the server's own entry, which is a program of its own: it takes its options from the arguments. */
export async function serveCommand({ port, host, data }: ServeOptions): Promise<number> {
  const words = [
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(host === undefined ? [] : ['--host', host]),
    ...(data === undefined ? [] : ['--data', data]),
  ]
  process.argv.splice(2, process.argv.length, ...words)
  await import('../../main.ts')
  return Number(process.exitCode ?? DONE)
}
