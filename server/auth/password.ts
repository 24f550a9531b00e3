/**
 * Passwords: kept as scrypt (RFC 7914) with N 2^15, r 8, p 1, which takes about 0.2 s and 32 MiB a time.
 *
 * What is typed is compared as NFKC, as NIST SP 800-63B has it: full-width letters of an input method and composed
 * or decomposed accents are the same password. A password needs 10 characters (code points) and must not be one of
 * those that everybody tries first; nothing else is asked of it.
 */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Fault, invalidAt } from '../services/fault.ts'
import { COMMON_PASSWORDS } from './commonPasswords.ts'

const LEAST = 10
const MOST = 200

const COST = { N: 2 ** 15, r: 8, p: 1 }
const MEMORY = 64 * 1024 * 1024
const SALT_BYTES = 16
const HASH_BYTES = 32

/** @throws Fault invalid-request, for one that can't be taken */
export const checkPassword = (password: string, pointer: string): void => {
  const length = [...password.normalize('NFKC')].length
  if (length < LEAST) throw invalidAt(pointer, `A password needs at least ${LEAST} characters.`)
  if (length > MOST) throw invalidAt(pointer, `A password has at most ${MOST} characters.`)
  if (COMMON_PASSWORDS.has(password.normalize('NFKC').toLowerCase())) {
    throw invalidAt(pointer, 'This password is one of those that everybody tries first.')
  }
}

/** @returns cost, salt and hash as one text */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether the password is the one that was kept; without one it takes as long, and it isn't. */
export const verifyPassword = async (password: string, kept: string | null | undefined): Promise<boolean> => {
  const [, N, r, p, salt = '', hash = ''] = (kept ?? NOBODYS).split('$')
  const found = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(found, Buffer.from(hash, 'base64url')) && kept != null
}

/** What an unknown login's password is compared with. */
const NOBODYS = [
  'scrypt',
  COST.N,
  COST.r,
  COST.p,
  randomBytes(SALT_BYTES).toString('base64url'),
  randomBytes(HASH_BYTES).toString('base64url'),
].join('$')

const derive = (password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) =>
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem: MEMORY }, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  )

/**
 * At most two at a time: Node has four threads for such work, and the database needs the others. Whoever would
 * have to wait for more than a few seconds is told to come back.
 */
const AT_ONCE = 2
const MOST_WAITING = 30
let running = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // The turn is handed on, or given back.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

const busy = () =>
  new Fault('too-many-requests', 'Too many people are signing in at once: try again in a few seconds.', [], {
    retryAfter: 5,
  })
