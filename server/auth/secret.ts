/**
 * Random secrets in two halves, `<id>.<secret>` or `<prefix>_<id>_<secret>`: the id finds the row, the secret's
 * SHA-256 is compared in constant time. A secret of 256 random bits needs no slow hash; a password does.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Secret {
  id: string
  secret: string
}

export const newSecret = (): Secret => ({
  id: randomBytes(9).toString('hex'),
  secret: randomBytes(32).toString('base64url'),
})

/** SHA-256 as hex: what is stored. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'hex')

export const matches = (secret: string, stored: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(secret), 'hex'), Buffer.from(stored, 'hex'))
