/** What a request presents to say who sends it: an API key in Authorization, or the session's cookie. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Secret } from './secret.ts'

export type Credential = ({ kind: 'key' } | { kind: 'session' }) & Secret

export const SESSION_COOKIE = 'tiersmith_session'

const KEY = /^Bearer tsk_([0-9a-f]{18})_([\w-]{43})$/i
const SESSION = /^([0-9a-f]{18})\.([\w-]{43})$/

export const keyText = ({ id, secret }: Secret): string => `tsk_${id}_${secret}`
export const sessionText = ({ id, secret }: Secret): string => `${id}.${secret}`

/** undefined: nothing is presented; `malformed`: something that no key or session looks like. */
export const credentialIn = (headers: IncomingHttpHeaders): Credential | 'malformed' | undefined => {
  if (headers.authorization !== undefined) return parsed('key', KEY, headers.authorization)
  const cookie = cookieNamed(SESSION_COOKIE, headers.cookie)
  return cookie === undefined ? undefined : parsed('session', SESSION, cookie)
}

const parsed = (kind: Credential['kind'], pattern: RegExp, text: string): Credential | 'malformed' => {
  const [, id, secret] = pattern.exec(text) ?? []
  return id !== undefined && secret !== undefined ? { kind, id, secret } : 'malformed'
}

/** A cookie's value. */
export const cookieNamed = (name: string, header: string | undefined): string | undefined => {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.split('=', 2)
    if (key?.trim() === name) return value?.trim()
  }
  return undefined
}
