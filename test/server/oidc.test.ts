/** Signing in through an OpenID Connect provider: a real one, of this file, on this machine. */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../server/auth/roles.ts'
import { start } from '../../server/start.ts'
import { type Answer, bearing, call, keyFor, scratch } from './harness.ts'
import { databaseOption } from './place.ts'

const CLIENT = { id: 'tiersmith', secret: 'a secret: with/signs' }

/** A provider that says of whoever comes what the test wants it to say. */
class Provider {
  readonly #codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>()
  readonly #server: Server
  #key: CryptoKey | undefined
  url = ''
  /** Changes the next ID token. */
  claims: (usual: JWTPayload) => JWTPayload = (usual) => usual
  signingKey: CryptoKey | undefined
  down = false

  constructor() {
    this.#server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '', this.url)
      const body = await new Promise<string>((resolve) => {
        let text = ''
        request.on('data', (chunk) => {
          text += chunk
        })
        request.on('end', () => resolve(text))
      })
      const answer = await this.#answer(pathname, new URLSearchParams(body), request.headers.authorization)
      response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? { error: 'invalid_request' }))
    })
  }

  async open(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    this.#key = privateKey
    this.#jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] }
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  #jwks: object = {}

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  /** What its page does once somebody has said who they are. */
  authorise(url: URL): URL {
    const get = (name: string) => url.searchParams.get(name) ?? ''
    expect(get('response_type')).toBe('code')
    expect(get('client_id')).toBe(CLIENT.id)
    expect(get('scope')).toContain('openid')
    expect(get('code_challenge_method')).toBe('S256')
    const code = `code ${this.#codes.size}`
    this.#codes.set(code, { challenge: get('code_challenge'), nonce: get('nonce'), redirectUri: get('redirect_uri') })
    const back = new URL(get('redirect_uri'))
    back.searchParams.set('code', code)
    back.searchParams.set('state', get('state'))
    return back
  }

  async #answer(path: string, form: URLSearchParams, authorization: string | undefined): Promise<object | undefined> {
    if (this.down) return undefined
    if (path === '/.well-known/openid-configuration') {
      const endpoint = (name: string) => `${this.url}/${name}`
      const endpoints = { authorization_endpoint: endpoint('authorize'), token_endpoint: endpoint('token') }
      return { issuer: this.url, ...endpoints, jwks_uri: endpoint('jwks') }
    }
    if (path === '/jwks') return this.#jwks
    const known = this.#codes.get(form.get('code') ?? '')
    this.#codes.delete(form.get('code') ?? '')
    const secret = Buffer.from(authorization?.slice('Basic '.length) ?? '', 'base64').toString()
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (path !== '/token' || !known || known.challenge !== verifier) return undefined
    if (known.redirectUri !== form.get('redirect_uri')) return undefined
    if (
      secret
        .split(':')
        .map((part) => new URLSearchParams(`x=${part}`).get('x'))
        .join(':') !== `${CLIENT.id}:${CLIENT.secret}`
    ) {
      return undefined
    }
    return { access_token: 'x', token_type: 'Bearer', id_token: await this.#token(known.nonce) }
  }

  #token(nonce: string): Promise<string> {
    const seconds = Math.floor(Date.now() / 1000)
    const usual = { iss: this.url, aud: CLIENT.id, sub: 'user-1', nonce, iat: seconds, exp: seconds + 300 }
    return new SignJWT(this.claims(usual))
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(this.signingKey ?? (this.#key as CryptoKey))
  }
}

interface Site {
  url: string
  key: string
  stop: () => Promise<void>
}

const provider = new Provider()
beforeAll(() => provider.open())
afterAll(() => provider.close())

const serve = async (options: { role?: Role } = {}): Promise<Site> => {
  const { folder, remove } = scratch()
  const data = join(folder, 'data')
  const key = await keyFor(data)
  const { role } = options
  const server = await start({
    port: 0,
    data,
    ...(await databaseOption(data)),
    rules: join(folder, 'none'),
    designer: join(folder, 'none'),
    log: pino({ level: 'silent' }),
    oidc: { issuer: provider.url, clientId: CLIENT.id, clientSecret: CLIENT.secret, ...(role ? { role } : {}) },
  })
  const stop = async () => {
    await server.stop()
    remove()
  }
  return { url: server.url, key, stop }
}

const flowOf = (answer: Answer) => answer.headers.getSetCookie().find((one) => one.startsWith('tiersmith_flow')) ?? ''

/** The whole way, as a browser goes it. */
const goThrough = async (site: Site, to = '/strategies/x?v=1'): Promise<Answer> => {
  const away = await call(site.url, 'GET', `/v1/session/oidc?to=${encodeURIComponent(to)}`)
  expect(away.status).toBe(303)
  const back = provider.authorise(new URL(away.headers.get('location') ?? ''))
  return call(site.url, 'GET', back.pathname + back.search, undefined, { cookie: flowOf(away).split(';')[0] ?? '' })
}

const whoIs = async (site: Site, answer: Answer) => {
  const cookie =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('tiersmith_session'))
      ?.split(';')[0] ?? ''
  return (await call(site.url, 'GET', '/v1/session', undefined, { cookie })).body
}

describe('signing in through a provider', () => {
  let site: Site
  beforeAll(async () => {
    site = await serve()
    const ask = (method: string, path: string, body: object) => call(site.url, method, path, body, bearing(site.key))
    await ask('POST', '/v1/people', { login: 'jo@example.com', name: 'Jo', roles: ['editor'] })
    await ask('POST', '/v1/people', { login: 'di@example.com', name: 'Di', roles: ['editor'] })
  })
  afterAll(() => site.stop())
  const verified = (email: string, sub: string) => (usual: JWTPayload) => ({
    ...usual,
    sub,
    email,
    email_verified: true,
  })

  it('is offered, and asks with PKCE, state and nonce', async () => {
    const { body } = await call(site.url, 'GET', '/v1/session/ways')
    expect(body.oidc).toEqual({ name: new URL(provider.url).host })
    const away = await call(site.url, 'GET', '/v1/session/oidc')
    const query = new URL(away.headers.get('location') ?? '').searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/)
    expect(query.get('redirect_uri')).toBe(`${site.url}/v1/session/oidc/callback`)
    expect(flowOf(away)).toMatch(/; Path=\/v1\/session\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/)
  })

  it('knows by the verified address whom an admin has added, and afterwards by the subject alone', async () => {
    provider.claims = verified('JO@example.com', 'jo-1')
    const first = await goThrough(site)
    expect(first.headers.get('location')).toBe('/strategies/x?v=1')
    expect(await whoIs(site, first)).toMatchObject({ name: 'Jo', roles: ['editor'] })
    provider.claims = (usual) => ({ ...usual, sub: 'jo-1' })
    expect(await whoIs(site, await goThrough(site))).toMatchObject({ name: 'Jo' })
    const { items } = (await call(site.url, 'GET', '/v1/people', undefined, bearing(site.key))).body
    expect(items[1]).toMatchObject({ login: 'jo@example.com', state: 'active', issuer: provider.url })
  })

  it.each<[string, (usual: JWTPayload) => JWTPayload]>([
    ['an address that nobody has', verified('nobody@example.com', 'x')],
    ['an address that isn’t verified', (usual) => ({ ...usual, sub: 'x', email: 'di@example.com' })],
    [
      'an address whose verification is text',
      (usual) => ({ ...usual, sub: 'x', email: 'di@example.com', email_verified: 'true' }),
    ],
    ['the address of somebody vouched for already', verified('jo@example.com', 'another')],
    ['no address', (usual) => ({ ...usual, sub: 'x' })],
  ])('lets nobody in with %s, and says so', async (_, claims) => {
    provider.claims = claims
    const answer = await goThrough(site)
    expect(answer.headers.get('location')).toBe('/sign-in?problem=unknown-person')
    expect((await whoIs(site, answer)).code).toBe('unauthenticated')
  })

  it.each<[string, (usual: JWTPayload) => JWTPayload]>([
    ['for another client', (usual) => ({ ...usual, aud: 'other' })],
    ['for several clients, without saying who asked', (usual) => ({ ...usual, aud: [CLIENT.id, 'other'] })],
    ['of another issuer', (usual) => ({ ...usual, iss: 'https://evil.example' })],
    ['that is over', (usual) => ({ ...usual, exp: 1_000 })],
    ['without an end', ({ exp: _exp, ...usual }) => usual],
    ['with another nonce', (usual) => ({ ...usual, nonce: 'other' })],
    ['without a subject', ({ sub: _sub, ...usual }) => usual],
  ])('takes no token %s', async (_, claims) => {
    provider.claims = (usual) => claims({ ...usual, sub: 'jo-1' })
    expect((await goThrough(site)).headers.get('location')).toBe('/sign-in?problem=provider-failed')
  })

  it('takes no token that another key has signed', async () => {
    provider.claims = (usual) => ({ ...usual, sub: 'jo-1' })
    provider.signingKey = (await generateKeyPair('ES256')).privateKey
    expect((await goThrough(site)).headers.get('location')).toBe('/sign-in?problem=provider-failed')
    provider.signingKey = undefined
  })

  it('takes no answer that another browser, another question or another provider brings', async () => {
    provider.claims = (usual) => ({ ...usual, sub: 'jo-1' })
    const begin = async () => {
      const away = await call(site.url, 'GET', '/v1/session/oidc')
      const back = provider.authorise(new URL(away.headers.get('location') ?? ''))
      return { back, cookie: flowOf(away).split(';')[0] ?? '' }
    }
    const [mine, theirs] = [await begin(), await begin()]
    const get = (back: URL, cookie: string) => call(site.url, 'GET', back.pathname + back.search, undefined, { cookie })
    for (const cookie of ['', theirs.cookie, `${mine.cookie}x`, 'tiersmith_flow=x']) {
      expect((await get(mine.back, cookie)).headers.get('location')).toBe('/sign-in?problem=flow-over')
    }
    const mixed = new URL(mine.back)
    mixed.searchParams.set('iss', 'https://evil.example')
    expect((await get(mixed, mine.cookie)).headers.get('location')).toBe('/sign-in?problem=provider-failed')
    const refused = new URL(mine.back)
    refused.searchParams.delete('code')
    refused.searchParams.set('error', 'access_denied')
    expect((await get(refused, mine.cookie)).headers.get('location')).toBe('/sign-in?problem=provider-refused')
    expect((await get(mine.back, mine.cookie)).headers.get('location')).toBe('/')
    expect((await get(mine.back, mine.cookie)).headers.get('location')).toBe('/sign-in?problem=provider-failed')
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nx: y', ''])(
    'leads to a page of this server only: %j',
    async (to) => {
      provider.claims = (usual) => ({ ...usual, sub: 'jo-1' })
      expect((await goThrough(site, to)).headers.get('location')).toBe('/')
    },
  )

  it('lets nobody in who is disabled', async () => {
    const ask = (method: string, path: string, body?: object) => call(site.url, method, path, body, bearing(site.key))
    const { items } = (await ask('GET', '/v1/people')).body
    const jo = items.find((item: { login: string }) => item.login === 'jo@example.com')
    await ask('PUT', `/v1/people/${jo.id}`, { name: 'Jo', roles: ['editor'], disabled: true })
    expect((await goThrough(site)).headers.get('location')).toBe('/sign-in?problem=person-disabled')
  })

  it('says when the provider doesn’t answer, and works again when it does', async () => {
    provider.down = true
    const fresh = await serve()
    expect((await call(fresh.url, 'GET', '/v1/session/oidc')).headers.get('location')).toBe(
      '/sign-in?problem=provider-failed',
    )
    provider.down = false
    expect((await call(fresh.url, 'GET', '/v1/session/oidc')).headers.get('location')).toContain(provider.url)
    await fresh.stop()
  })

  it('gives new people the role that is configured', async () => {
    const welcoming = await serve({ role: 'viewer' })
    provider.claims = (usual) => ({ ...verified('new@example.com', 'new')(usual), name: 'New Person' })
    for (let i = 0; i < 2; i++) {
      expect(await whoIs(welcoming, await goThrough(welcoming))).toMatchObject({
        name: 'New Person',
        roles: ['viewer'],
      })
    }
    provider.claims = verified('new@example.com', 'other')
    expect((await goThrough(welcoming)).headers.get('location')).toBe('/sign-in?problem=unknown-person')
    await welcoming.stop()
  })
})
