// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { fromSource, outcomeOf, STRATEGY, start, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const INPUT = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}
const run = (...words: string[]) => tiersmith(words, folder.path)

describe('tiersmith', () => {
  it.each(['check', 'evaluate', 'score', 'export', 'packs', 'serve'])('explains %s', async (command) => {
    const { code, stdout, stderr } = await run(command, '--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: tiersmith ${command}`)
  })

  it.each([
    [[], 'Usage: tiersmith'],
    [['scores'], "unknown command 'scores'\n(Did you mean score?)"],
    [['check'], "missing required argument 'strategy'"],
    [['export', STRATEGY, '--to', 'pmml'], 'Allowed choices are jsonlogic, json-schema'],
    [['serve', '--port', '1e3'], 'Write a number from 0 to 65535'],
    [['check', 'demo@1'], 'For a published version add --data FOLDER'],
    [['check', 'demo@1', '--data', 'nowhere'], 'nowhere: there is no database in this folder'],
  ])('refuses the words %j', async (words, message) => {
    const { code, stdout, stderr } = await run(...words)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('tiersmith from its source', () => {
  it('does what the bundle does', async () => {
    const words = ['check', STRATEGY, '--json']
    const outcome = await tiersmith(words, folder.path, '', fromSource)
    expect(outcome).toEqual(await tiersmith(words, folder.path))
    expect(outcome.code).toBe(0)
  })
})

describe('tiersmith export', () => {
  it('writes a JSON Schema that takes the worked input and refuses another', async () => {
    const { code, stdout } = await run('export', STRATEGY, '--to', 'json-schema')
    expect(code).toBe(0)
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(stdout))
    expect(validate(INPUT)).toBe(true)
    expect(validate({ ...INPUT, annual_sales: '10' })).toBe(false)
  })

  it('writes one JsonLogic rule', async () => {
    const { code, stdout } = await run('export', STRATEGY, '--to', 'jsonlogic')
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(stdout))).toHaveLength(1)
  })
})

describe('tiersmith packs', () => {
  it('lists the ready-made packs', async () => {
    const { code, stdout } = await run('packs')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^wholesale-channel: \S/m)
  })
})

describe('tiersmith serve', () => {
  it('serves, lets --data read what it has published, and stops when told', async () => {
    const server = start(['serve', '--port', '0', '--data', 'data'], folder.path)
    const outcome = outcomeOf(server)
    try {
      const url = await new Promise<string>((resolve, reject) => {
        server.stdout?.on('data', (text: string) => resolve(/http:\S+/.exec(text)?.[0] ?? ''))
        outcome.then(({ stderr }) => reject(new Error(`The server has ended: ${stderr}`)))
      })
      const document = { ...JSON.parse(readFileSync(STRATEGY, 'utf8')), id: 'published-here' }
      const body = JSON.stringify({ document, note: 'first', effectiveFrom: '2026-01-01' })
      const { stdout: made } = await run('keys', 'create', '--name', 'test', '--role', 'admin', '--data', 'data')
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${made.trim()}` }
      const created = await fetch(`${url}/v1/strategies`, { method: 'POST', headers, body })
      expect(created.status).toBe(201)

      folder.write('subject.json', JSON.stringify(INPUT))
      const words = ['--input', 'subject.json', '--as-of', '2026-04-01', '--data', 'data']
      const { code, stdout } = await run('evaluate', 'published-here@1', ...words)
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ strategy: { version: 1 }, tier: { id: 'development' } })
      const unknown = await run('evaluate', 'published-here@2', ...words)
      expect(unknown.code).toBe(2)
      expect(unknown.stderr).toContain('published-here@2: ')
      expect((await run('check', 'published-here@1', '--data', 'data')).code).toBe(0)
    } finally {
      server.kill('SIGTERM')
    }
    expect((await outcome).code).toBe(0)
    expect(existsSync(join(folder.path, 'data', 'tiersmith.db'))).toBe(true)
  })
})
