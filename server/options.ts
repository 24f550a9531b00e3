/** What the server is told, by its arguments and its environment. An argument goes before the environment. */
import { parseArgs } from 'node:util'
import { isSafe, type OidcOptions } from './auth/oidc/provider.ts'
import { PEOPLES_ROLES, type Role } from './auth/roles.ts'
import type { Limits } from './http/context.ts'
import { databaseOf } from './store/place.ts'

export interface Options {
  port: number
  host: string
  publicUrl?: string
  oidc?: OidcOptions
  data: string
  /** A postgres:// address, where the database isn't a file in the data folder. */
  database?: string
  logLevel: string
  limits: Partial<Limits>
  /** How sensitive fields of recorded decisions are kept. */
  sensitive: 'encrypt' | 'omit'
}

export const USAGE = `Usage: npm start -- [--port N] [--host ADDRESS] [--data DIR]

  --port N         port (default 8787; environment PORT)
  --host ADDRESS   address to listen on (default 127.0.0.1; environment TIERSMITH_HOST)
  --data DIR       folder of the database (default ./data; environment TIERSMITH_DATA)

Environment: DATABASE_URL (postgres://…, a server that several instances may share; by default an SQLite file in the
data folder), TIERSMITH_URL (where the server is reached, such as https://tiers.example.com; needed for an address that
others reach), TIERSMITH_OIDC_ISSUER, TIERSMITH_OIDC_CLIENT_ID, TIERSMITH_OIDC_CLIENT_SECRET, TIERSMITH_OIDC_ROLE (the
role of people whom nobody has added), TIERSMITH_LOG (trace to fatal, silent; default info), TIERSMITH_RATE (requests a minute),
TIERSMITH_BODY_LIMIT (bytes of a JSON body), TIERSMITH_LINE_LIMIT (bytes of a batch's line),
TIERSMITH_LINES_LIMIT (lines of a batch), TIERSMITH_UPLOAD_LIMIT (bytes of a file that becomes a population),
TIERSMITH_ROWS_LIMIT (rows of a population), TIERSMITH_SENSITIVE (encrypt, the default, or omit: how sensitive fields of
recorded decisions are kept).`

const LIMITS: Record<string, keyof Limits> = {
  TIERSMITH_RATE: 'rate',
  TIERSMITH_BODY_LIMIT: 'body',
  TIERSMITH_LINE_LIMIT: 'line',
  TIERSMITH_LINES_LIMIT: 'lines',
  TIERSMITH_UPLOAD_LIMIT: 'upload',
  TIERSMITH_ROWS_LIMIT: 'rows',
}

const OPTIONS = { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } } as const

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** @throws Error with a message for people, where an option isn't valid */
export const readOptions = (args: string[], environment: NodeJS.ProcessEnv): Options => {
  const { values } = parseArgs({ args, options: OPTIONS })
  const logLevel = environment.TIERSMITH_LOG ?? 'info'
  if (!LEVELS.includes(logLevel)) throw new Error(`TIERSMITH_LOG must be one of ${LEVELS.join(', ')}.`)
  const sensitive = environment.TIERSMITH_SENSITIVE ?? 'encrypt'
  if (sensitive !== 'encrypt' && sensitive !== 'omit') throw new Error('TIERSMITH_SENSITIVE must be encrypt or omit.')
  const limits: Partial<Limits> = {}
  for (const [variable, limit] of Object.entries(LIMITS)) {
    const value = environment[variable]
    if (value !== undefined) limits[limit] = wholeNumber(value, variable, 1, Number.MAX_SAFE_INTEGER)
  }
  const publicUrl = publicUrlOf(environment.TIERSMITH_URL)
  const host = values.host ?? environment.TIERSMITH_HOST ?? '127.0.0.1'
  if (publicUrl === undefined && !LOOPBACK.includes(host)) {
    throw new Error(`To listen on ${host}, say in TIERSMITH_URL where the server is reached (https://…).`)
  }
  const oidc = oidcOf(environment)
  const database = databaseOf(environment)
  return {
    port: wholeNumber(values.port ?? environment.PORT ?? '8787', 'The port', 0, 65_535),
    host,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(oidc === undefined ? {} : { oidc }),
    data: values.data ?? environment.TIERSMITH_DATA ?? 'data',
    ...(database === undefined ? {} : { database }),
    logLevel,
    limits,
    sensitive,
  }
}

/** An origin: without a path, in the form that browsers send. */
const publicUrlOf = (text: string | undefined): string | undefined => {
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(url.href)) return url.origin
  throw new Error(`TIERSMITH_URL must be http(s)://host, without a path, not "${text}".`)
}

const oidcOf = (environment: NodeJS.ProcessEnv): OidcOptions | undefined => {
  const { TIERSMITH_OIDC_ISSUER: issuer, TIERSMITH_OIDC_CLIENT_ID: clientId } = environment
  const { TIERSMITH_OIDC_CLIENT_SECRET: clientSecret, TIERSMITH_OIDC_ROLE: role } = environment
  if (!issuer && !clientId) return undefined
  if (!issuer || !clientId) throw new Error('TIERSMITH_OIDC_ISSUER and TIERSMITH_OIDC_CLIENT_ID go together.')
  if (!isSafe(issuer)) throw new Error(`TIERSMITH_OIDC_ISSUER must be an https address, not "${issuer}".`)
  const known = PEOPLES_ROLES.find((one) => one === role)
  if (role && known === undefined) throw new Error(`TIERSMITH_OIDC_ROLE must be one of ${PEOPLES_ROLES.join(', ')}.`)
  return {
    issuer,
    clientId,
    ...(clientSecret ? { clientSecret } : {}),
    ...(known === undefined ? {} : { role: known satisfies Role }),
  }
}

const wholeNumber = (text: string, name: string, least: number, most: number): number => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${text}".`)
}
