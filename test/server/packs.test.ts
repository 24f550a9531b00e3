import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixture, input, project, scratch, startTestServer } from './harness.ts'

let folder: string
let remove: () => void
let rules: string

beforeEach(() => {
  ;({ folder, remove } = scratch())
  rules = join(folder, 'rules')
})
afterEach(() => remove())

const write = (pack: string, files: Record<string, unknown>) => {
  mkdirSync(join(rules, pack), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(rules, pack, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

const about = { title: { en: 'A pack' }, source: 'An article', purpose: 'To try' }

describe('packs', () => {
  it('are loaded at the first start, with versions, phases and dates', async () => {
    write('simple', {
      'pack.json': { ...about, strategies: ['strategy.json'] },
      'strategy.json': { ...fixture(), id: 'simple' },
    })
    write('phases', {
      'pack.json': {
        ...about,
        strategies: [{ id: 'phases', versions: ['v1.json', 'v2.json'], timeline: 'timeline.json' }],
      },
      'v1.json': { ...fixture(), id: 'phases', title: 'One' },
      'v2.json': { ...fixture(), id: 'phases', title: 'Two' },
      'timeline.json': [
        { version: 1, effectiveFrom: '2004-01-01', phase: { en: 'Layout' }, note: 'Fast' },
        { version: 2, effectiveFrom: '2007-01-01', phase: { en: 'System' } },
        { version: 1, effectiveFrom: '2009-01-01', phase: { en: 'Back' }, note: 'Back again' },
      ],
    })
    const server = await startTestServer({ rules, folder })
    const listed = (await server.call('GET', '/v1/packs')).body
    expect(listed).toEqual({
      items: [
        { id: 'phases', ...about, strategies: ['phases'] },
        { id: 'simple', ...about, strategies: ['simple'] },
      ],
      next: null,
    })
    const timeline = (await server.call('GET', '/v1/strategies/phases/timeline')).body.items
    expect(
      timeline.map(({ version, effectiveFrom, phase, note }: Record<string, unknown>) => [
        version,
        effectiveFrom,
        phase,
        note,
      ]),
    ).toEqual([
      [1, '2004-01-01', { en: 'Layout' }, 'Fast'],
      [2, '2007-01-01', { en: 'System' }, ''],
      [1, '2009-01-01', { en: 'Back' }, 'Back again'],
    ])
    const versionAt = async (asOf: string) => {
      const { body } = await server.call('POST', '/v1/strategies/phases/evaluate', {
        input: { ...input, first_order: '2001-01-01' },
        asOf,
      })
      return [body.strategy?.version, body.strategy?.phase?.en]
    }
    expect(await versionAt('2004-01-01')).toEqual([1, 'Layout'])
    expect(await versionAt('2008-01-01')).toEqual([2, 'System'])
    expect(await versionAt('2026-01-01')).toEqual([1, 'Back'])
    expect((await server.call('GET', '/v1/strategies/simple/timeline')).body.items[0].effectiveFrom).toBe('2000-01-01')
    await server.end()
  })

  it('give their documents to begin a strategy from: the latest versions', async () => {
    write('phases', {
      'pack.json': {
        ...about,
        strategies: [{ id: 'phases', versions: ['v1.json', 'v2.json'], timeline: 'timeline.json' }],
      },
      'v1.json': { ...fixture(), id: 'phases', title: 'One' },
      'v2.json': { ...fixture(), id: 'phases', title: 'Two' },
      'timeline.json': [
        { version: 1, effectiveFrom: '2004-01-01' },
        { version: 2, effectiveFrom: '2007-01-01' },
      ],
    })
    const server = await startTestServer({ rules, folder })
    const { body } = await server.call('GET', '/v1/packs/phases')
    expect(body).toEqual({ id: 'phases', ...about, strategies: ['phases'], documents: [expect.anything()] })
    const document = { ...body.documents[0], id: 'own', title: 'My own' }
    expect(document).toEqual({ ...fixture(), id: 'own', title: 'My own' })
    expect((await server.call('POST', '/v1/strategies', { document })).status).toBe(201)
    const unknown = await server.call('GET', '/v1/packs/none')
    expect([unknown.status, unknown.body.code]).toEqual([404, 'unknown-pack'])
    await server.end()
  })

  it('are loaded once: a later start changes nothing', async () => {
    write('simple', { 'pack.json': { ...about, strategies: ['s.json'] }, 's.json': { ...fixture(), id: 'simple' } })
    await (await startTestServer({ rules, folder })).end()
    write('simple', { 's.json': { ...fixture(), id: 'simple', title: 'Changed' } })
    write('more', { 'pack.json': { ...about, strategies: ['s.json'] }, 's.json': { ...fixture(), id: 'more' } })
    const server = await startTestServer({ rules, folder })
    const { items } = (await server.call('GET', '/v1/strategies')).body
    expect(items.map(({ id, title }: Record<string, unknown>) => [id, title])).toEqual([['simple', fixture().title]])
    expect((await server.call('GET', '/v1/packs')).body.items).toHaveLength(2)
    await server.end()
  })

  it('that are broken are left out and logged; the others are loaded', async () => {
    write('good', { 'pack.json': { ...about, strategies: ['s.json'] }, 's.json': { ...fixture(), id: 'good' } })
    write('not-json', { 'pack.json': '{' })
    write('no-file', { 'pack.json': { ...about, strategies: ['none.json'] } })
    write('errors', { 'pack.json': { ...about, strategies: ['s.json'] }, 's.json': { ...fixture(), tiers: [] } })
    write('stranger', {
      'pack.json': { ...about, strategies: [{ id: 'a', versions: ['s.json'], timeline: 't.json' }] },
      's.json': { ...fixture(), id: 'b' },
      't.json': [{ version: 1, effectiveFrom: '2004-01-01' }],
    })
    write('undated', {
      'pack.json': { ...about, strategies: [{ id: 'c', versions: ['s.json'], timeline: 't.json' }] },
      's.json': { ...fixture(), id: 'c' },
      't.json': [],
    })
    const server = await startTestServer({ rules, folder })
    expect((await server.call('GET', '/v1/packs')).body.items.map(({ id }: { id: string }) => id)).toEqual(['good'])
    expect((await server.call('GET', '/v1/strategies')).body.items).toHaveLength(1)
    const left = server.logged().filter(({ msg }) => msg === 'pack left out')
    expect(left).toHaveLength(5)
    await server.end()
  })

  it('that come with the project all load', async ({ skip }) => {
    const shipped = join(project, 'rules')
    const names = existsSync(shipped)
      ? readdirSync(shipped).filter((name) => existsSync(join(shipped, name, 'pack.json')))
      : []
    if (names.length === 0) skip('there is no pack yet')
    const server = await startTestServer({ rules: shipped, folder })
    expect(server.logged().filter(({ msg }) => msg === 'pack left out')).toEqual([])
    const packs = (await server.call('GET', '/v1/packs')).body.items
    expect(packs.map(({ id }: { id: string }) => id)).toEqual(names.sort())
    for (const id of packs.flatMap(({ strategies }: { strategies: string[] }) => strategies)) {
      expect((await server.call('GET', `/v1/strategies/${encodeURIComponent(id)}`)).body.inEffect).toBeDefined()
    }
    await server.end()
  })
})
