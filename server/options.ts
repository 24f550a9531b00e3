/** What the server is told, by its arguments and its environment. An argument goes before the environment. */
import { parseArgs } from 'node:util'
import type { Limits } from './http/context.ts'

export interface Options {
  port: number
  data: string
  logLevel: string
  limits: Partial<Limits>
}

export const USAGE = `Usage: npm start -- [--port N] [--data DIR]

  --port N     port on 127.0.0.1 (default 8787; environment PORT)
  --data DIR   folder of the database (default ./data; environment TIERSMITH_DATA)

Environment: TIERSMITH_LOG (trace to fatal, silent; default info), TIERSMITH_RATE (requests a minute),
TIERSMITH_BODY_LIMIT (bytes of a JSON body), TIERSMITH_LINE_LIMIT (bytes of a batch's line),
TIERSMITH_LINES_LIMIT (lines of a batch).`

const LIMITS: Record<string, keyof Limits> = {
  TIERSMITH_RATE: 'rate',
  TIERSMITH_BODY_LIMIT: 'body',
  TIERSMITH_LINE_LIMIT: 'line',
  TIERSMITH_LINES_LIMIT: 'lines',
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** @throws Error with a message for people, where an option isn't valid */
export const readOptions = (args: string[], environment: NodeJS.ProcessEnv): Options => {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, data: { type: 'string' } } })
  const logLevel = environment.TIERSMITH_LOG ?? 'info'
  if (!LEVELS.includes(logLevel)) throw new Error(`TIERSMITH_LOG must be one of ${LEVELS.join(', ')}.`)
  const limits: Partial<Limits> = {}
  for (const [variable, limit] of Object.entries(LIMITS)) {
    const value = environment[variable]
    if (value !== undefined) limits[limit] = wholeNumber(value, variable, 1, Number.MAX_SAFE_INTEGER)
  }
  return {
    port: wholeNumber(values.port ?? environment.PORT ?? '8787', 'The port', 0, 65_535),
    data: values.data ?? environment.TIERSMITH_DATA ?? 'data',
    logLevel,
    limits,
  }
}

const wholeNumber = (text: string, name: string, least: number, most: number): number => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${text}".`)
}
