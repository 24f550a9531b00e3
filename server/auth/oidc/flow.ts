/**
 * What is remembered of a sign-in while somebody is at the provider: in a cookie of theirs, encrypted, so that any
 * server can go on with it, and an answer that another browser brings is not taken.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Ties } from './provider.ts'

/** Seconds that somebody may take at the provider. */
export const FLOW_SECONDS = 600

export interface Flow extends Ties {
  /** The page to come back to. */
  to: string
}

export const newFlow = (to: string): Flow => ({
  state: random(),
  nonce: random(),
  verifier: random(),
  to: ownPath(to),
})

/** PKCE's S256. */
export const challengeOf = ({ verifier }: Ties): string => createHash('sha256').update(verifier).digest('base64url')

/** Seals flows under a key of their own, derived from one that is kept outside the database. */
export class FlowSeal {
  readonly #key: Uint8Array

  constructor(secret: Buffer) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'tiersmith sign-in', 32))
  }

  seal({ state, nonce, verifier, to }: Flow): Promise<string> {
    return new EncryptJWT({ state, nonce, verifier, to })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(`${FLOW_SECONDS}s`)
      .encrypt(this.#key)
  }

  /** undefined: not one of ours, or too old. */
  async open(text: string | undefined): Promise<Flow | undefined> {
    if (text === undefined) return undefined
    return jwtDecrypt<Flow & Record<string, unknown>>(text, this.#key).then(
      ({ payload: { state, nonce, verifier, to } }) => ({ state, nonce, verifier, to }),
      () => undefined,
    )
  }
}

const random = () => randomBytes(32).toString('base64url')

/** A path of this server; never another site (`//host`, `/\host`). */
const ownPath = (to: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/')
