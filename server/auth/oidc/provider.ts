/**
 * An OpenID Connect provider: what it publishes about itself, and the exchange of a code for an ID token
 * (OpenID Connect Core 1.0, authorization code flow; RFC 7636 PKCE).
 */
import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Role } from '../roles.ts'
import type { Vouched } from '../signIn.ts'

export interface OidcOptions {
  issuer: string
  clientId: string
  /** Absent for a public client, which PKCE alone protects. */
  clientSecret?: string
  /** The role of people whom nobody has added; without it they are refused. */
  role?: Role
}

interface Metadata {
  issuer: string
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  token_endpoint_auth_methods_supported?: string[]
}

interface Discovered {
  metadata: Metadata
  keys: JWTVerifyGetKey
  /** Milliseconds since 1970. */
  until: number
}

/** What ties an answer of the provider to the question. */
export interface Ties {
  state: string
  nonce: string
  /** PKCE's code verifier. */
  verifier: string
}

const PATIENCE = 10_000
/** How long what a provider says of itself is believed. */
const BELIEVED = 3_600_000
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

export class OidcProvider {
  readonly #options: OidcOptions
  #discovered: Discovered | undefined

  constructor(options: OidcOptions) {
    this.#options = options
  }

  get roleOfNew(): Role | undefined {
    return this.#options.role
  }

  /** Its host, for the button. */
  get name(): string {
    return new URL(this.#options.issuer).host
  }

  /** The page on which people say who they are. @throws Error where the provider doesn't answer as it should */
  async questionUrl({ state, nonce }: Ties, challenge: string, redirectUri: string): Promise<string> {
    const { metadata } = await this.#discover()
    const url = new URL(metadata.authorization_endpoint)
    const query = {
      response_type: 'code',
      client_id: this.#options.clientId,
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url.href
  }

  /** Whom the provider vouches for. @throws Error where it refuses the code, or its token isn't valid */
  async exchange(
    given: { code: string; issuer?: string | undefined },
    ties: Ties,
    redirectUri: string,
  ): Promise<Vouched> {
    const { nonce, verifier } = ties
    if (given.issuer !== undefined && given.issuer !== this.#options.issuer) {
      throw new Error('Another provider answers (iss).')
    }
    const { metadata, keys } = await this.#discover()
    const token = await this.#idToken(metadata, { code: given.code, verifier, redirectUri })
    const { issuer, clientId } = this.#options
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      clockTolerance: 60,
    })
    if (payload.nonce !== nonce) throw new Error('The ID token answers another question (nonce).')
    if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload.azp !== clientId) {
      throw new Error('The ID token was made for another client (azp).')
    }
    return vouchedBy(issuer, payload)
  }

  async #idToken(metadata: Metadata, given: { code: string; verifier: string; redirectUri: string }): Promise<string> {
    const { clientId, clientSecret } = this.#options
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: given.code,
      redirect_uri: given.redirectUri,
      client_id: clientId,
      code_verifier: given.verifier,
    })
    const headers: Record<string, string> = { accept: 'application/json' }
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    if (clientSecret !== undefined && methods.includes('client_secret_basic')) {
      headers.authorization = `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64')}`
    } else if (clientSecret !== undefined) body.set('client_secret', clientSecret)
    const answer = await this.#ask(metadata.token_endpoint, { method: 'POST', headers, body })
    const token = (answer as { id_token?: unknown }).id_token
    if (typeof token !== 'string') throw new Error('The provider gave no ID token.')
    return token
  }

  async #discover(): Promise<Discovered> {
    if (this.#discovered && Date.now() < this.#discovered.until) return this.#discovered
    const { issuer } = this.#options
    const metadata = (await this.#ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as Metadata
    if (metadata.issuer !== issuer) throw new Error(`The provider calls itself "${metadata.issuer}", not "${issuer}".`)
    for (const url of [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri]) {
      if (!isSafe(url)) throw new Error(`The provider names an address that is not https: ${url}.`)
    }
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: PATIENCE })
    this.#discovered = { metadata, keys, until: Date.now() + BELIEVED }
    return this.#discovered
  }

  async #ask(url: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    if (response.ok) return response.json()
    await response.body?.cancel()
    throw new Error(`The provider answered ${response.status} at ${new URL(url).pathname}.`)
  }
}

/** https, or this machine. */
export const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

/** RFC 6749, section 2.3.1: form-encoded before they are joined. */
const encoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)

const vouchedBy = (issuer: string, { sub = '', name, email, email_verified }: JWTPayload): Vouched => ({
  issuer,
  subject: sub,
  ...(typeof name === 'string' && name.trim() !== '' ? { name } : {}),
  ...(typeof email === 'string' && email_verified === true ? { email } : {}),
})
