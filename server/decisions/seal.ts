/**
 * Sensitive data at rest: AES-256-GCM under a key that isn't in the database, bound to the id of the decision
 * that it belongs to, so that it can be neither read nor moved to another one.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
/** Bytes of the nonce, random for each text, and of the tag. */
const NONCE = 12
const TAG = 16

/** @returns nonce, tag and ciphertext in base64 */
export const seal = (text: string, id: string, key: Buffer): string =>
  sealBytes(Buffer.from(text, 'utf8'), id, key).toString('base64')

/** @returns nonce, tag and ciphertext */
export const sealBytes = (bytes: Uint8Array, id: string, key: Buffer): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id, 'utf8'))
  const encrypted = cipher.update(bytes)
  const rest = cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted, rest])
}

/** undefined where the key isn't the one, the text belongs to another decision, or it was changed. */
export const unseal = (sealed: string, id: string, key: Buffer): string | undefined =>
  unsealBytes(Buffer.from(sealed, 'base64'), id, key)?.toString('utf8')

/** undefined where the key isn't the one, the bytes belong to something else, or they were changed. */
export const unsealBytes = (bytes: Buffer, id: string, key: Buffer): Buffer | undefined => {
  if (bytes.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(id, 'utf8'))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    return undefined
  }
}
