/**
 * The keys that don't belong into the database: one authenticates the audit log's head, one encrypts sensitive
 * fields of recorded decisions. From the environment (64 hexadecimal digits each), or from a file beside the
 * database that the first start makes, readable by its owner only.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  audit: Buffer
  seal: Buffer
}

const FILE = 'secrets.json'
const NAMES = { audit: 'TIERSMITH_AUDIT_KEY', seal: 'TIERSMITH_SEAL_KEY' } as const

/** @throws Error where a key isn't 64 hexadecimal digits, or the file can't be read or made */
export const readSecrets = (data: string, environment: NodeJS.ProcessEnv = process.env): Secrets => {
  const { audit, seal } = environment.TIERSMITH_AUDIT_KEY && environment.TIERSMITH_SEAL_KEY ? {} : stored(data)
  return {
    audit: keyOf(environment[NAMES.audit] ?? audit, NAMES.audit),
    seal: keyOf(environment[NAMES.seal] ?? seal, NAMES.seal),
  }
}

/** The key of the audit log's head, where there is one; nothing is made. @throws Error as `readSecrets` does */
export const auditKeyAt = (data: string): Buffer | undefined => keyAt(data, 'audit')

/** The key of sensitive fields, where there is one; nothing is made. @throws Error as `readSecrets` does */
export const sealKeyAt = (data: string): Buffer | undefined => keyAt(data, 'seal')

const keyAt = (data: string, name: keyof Secrets): Buffer | undefined => {
  const given = process.env[NAMES[name]]
  if (given === undefined && !existsSync(join(data, FILE))) return undefined
  return keyOf(given ?? JSON.parse(readFileSync(join(data, FILE), 'utf8'))[name], NAMES[name])
}

const stored = (data: string): { audit?: string; seal?: string } => {
  const file = join(data, FILE)
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true })
    const made = { audit: randomBytes(32).toString('hex'), seal: randomBytes(32).toString('hex') }
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

const keyOf = (text: string | undefined, name: string): Buffer => {
  if (text !== undefined && /^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  throw new Error(`${name} (or its entry in ${FILE}) must be 64 hexadecimal digits.`)
}
