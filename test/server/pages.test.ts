import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scratch, startTestServer, type TestServer } from './harness.ts'

let server: TestServer
const { folder, remove } = scratch()

beforeAll(async () => {
  const designer = join(folder, 'designer')
  mkdirSync(join(designer, 'assets'), { recursive: true })
  writeFileSync(join(designer, 'index.html'), '<!doctype html><title>Tiersmith</title>')
  writeFileSync(join(designer, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(designer, 'assets', 'index-B1a2_c3D.js'), 'console.log(1)')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  server = await startTestServer({ designer })
})
afterAll(async () => {
  await server.end()
  remove()
})

describe('the designer', () => {
  it('is at /, and at every deep link', async () => {
    for (const path of ['/', '/strategies/a-group/try', '/index.html', '/策略']) {
      const { status, headers, text } = await server.call('GET', path)
      expect([path, status, text]).toEqual([path, 200, '<!doctype html><title>Tiersmith</title>'])
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('has its hashed assets kept for ever, and other files looked after', async () => {
    const asset = await server.call('GET', '/assets/index-B1a2_c3D.js')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const icon = await server.call('GET', '/favicon.svg')
    expect([icon.headers.get('content-type'), icon.headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-cache'])
  })

  it('is not what answers for the API, for assets that are gone, or for files outside', async () => {
    for (const path of ['/v1/nothing', '/assets/index-00000000.js', '/v1']) {
      expect((await server.call('GET', path)).status).toBe(404)
    }
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt']) {
      expect((await server.call('GET', path)).text).not.toContain('secret')
    }
  })

  it('may run no inline script or style, and nothing from elsewhere', async () => {
    const policy = (await server.call('GET', '/')).headers.get('content-security-policy')
    expect(policy).toBe(
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    )
  })
})

describe('the reference page', () => {
  it('loads everything from this server, and has no inline script', async () => {
    const { status, text } = await server.call('GET', '/reference')
    expect(status).toBe(200)
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/i)
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path)
    expect(loaded.length).toBeGreaterThan(3)
    for (const path of loaded) {
      expect(path).toMatch(/^\/reference\//)
      const answer = await server.call('GET', path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.text.length).toBeGreaterThan(50)
    }
  })
})
