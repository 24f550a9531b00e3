/** Where the server listens and under which names it answers: this machine's, and a public one. */
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOptions } from '../../server/options.ts'
import { type RunningServer, start } from '../../server/start.ts'
import { keyFor, raw, scratch } from './harness.ts'
import { PASSWORD, tokenOf } from './people.ts'
import { databaseOption } from './place.ts'

const PUBLIC = 'https://tiers.example.com'

describe('behind a public address', () => {
  const { folder, remove } = scratch()
  let server: RunningServer
  let key: string
  beforeAll(async () => {
    const data = join(folder, 'data')
    key = await keyFor(data)
    const none = join(folder, 'none')
    const log = pino({ level: 'silent' })
    const database = await databaseOption(data)
    server = await start({ port: 0, data, ...database, publicUrl: PUBLIC, rules: none, designer: none, log })
  })
  afterAll(async () => {
    await server.stop()
    remove()
  })

  const ask = (host: string, lines: string[] = [], body = '') =>
    raw(
      `http://127.0.0.1:${server.port}`,
      [
        `${body ? 'POST /v1/session/setup' : 'GET /v1/session'} HTTP/1.1`,
        `Host: ${host}`,
        'Connection: close',
        ...lines,
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n'),
    )

  it('prints its links with it', () => {
    expect(server.url).toBe(PUBLIC)
    expect(server.signIn).toMatch(/^https:\/\/tiers\.example\.com\/sign-in#setup_/)
  })

  it.each([
    ['tiers.example.com', 200],
    ['Tiers.Example.Com', 200],
    ['127.0.0.1:9999', 200],
    ['other.example.com', 403],
    ['tiers.example.com.evil.example', 403],
    ['tiers.example.com:8443', 403],
  ])('answers as %s: %i', async (host, status) => {
    expect(await ask(host, [`Authorization: Bearer ${key}`])).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  it('takes what its own pages send, whatever a proxy makes of the Host, and sets cookies for https only', async () => {
    const body = JSON.stringify({
      token: tokenOf(server.signIn ?? ''),
      login: 'ada',
      name: 'Ada',
      password: PASSWORD,
    })
    const from = (origin: string) => ['Content-Type: application/json', `Origin: ${origin}`]
    for (const origin of ['http://tiers.example.com', 'https://evil.example', 'http://127.0.0.1:1']) {
      expect(await ask('tiers.example.com', from(origin), body)).toMatch(/^HTTP\/1.1 403 /)
    }
    const answer = await ask('127.0.0.1', from(PUBLIC), body)
    expect(answer).toMatch(/^HTTP\/1.1 201 /)
    expect(answer).toMatch(/set-cookie: tiersmith_session=[^;]+; .*HttpOnly; SameSite=Strict; Secure/i)
  })
})

describe('options', () => {
  const read = (args: string[], environment: Record<string, string> = {}) => readOptions(args, environment)

  it('listen on this machine unless it is said how others come', () => {
    expect(read([]).host).toBe('127.0.0.1')
    expect(() => read(['--host', '0.0.0.0'])).toThrow('TIERSMITH_URL')
    const { host, publicUrl } = read(['--host', '0.0.0.0'], { TIERSMITH_URL: 'https://Tiers.example.com:443/' })
    expect([host, publicUrl]).toEqual(['0.0.0.0', PUBLIC])
    expect(read([], { TIERSMITH_HOST: '::1' }).host).toBe('::1')
  })

  it.each(['tiers.example.com', 'ftp://x', 'https://x/path', 'https://x?y', 'https://u:p@x'])(
    'refuse TIERSMITH_URL %s',
    (url) => {
      expect(() => read([], { TIERSMITH_URL: url })).toThrow('TIERSMITH_URL')
    },
  )

  it('take a provider whole', () => {
    const issuer = 'https://login.example.com'
    expect(read([]).oidc).toBeUndefined()
    expect(() => read([], { TIERSMITH_OIDC_ISSUER: issuer })).toThrow('go together')
    const client = { TIERSMITH_OIDC_CLIENT_ID: 'tiersmith' }
    expect(() => read([], { ...client, TIERSMITH_OIDC_ISSUER: 'http://login.example.com' })).toThrow('https')
    for (const role of ['owner', 'evaluator']) {
      const environment = { ...client, TIERSMITH_OIDC_ISSUER: issuer, TIERSMITH_OIDC_ROLE: role }
      expect(() => read([], environment)).toThrow('TIERSMITH_OIDC_ROLE')
    }
    const environment = { ...client, TIERSMITH_OIDC_ISSUER: issuer, TIERSMITH_OIDC_CLIENT_SECRET: 's' }
    expect(read([], environment).oidc).toEqual({ issuer, clientId: 'tiersmith', clientSecret: 's' })
  })
})
