import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
document.assign.bands[3].from = 82
folder.write('v1.json', readFileSync(STRATEGY))
folder.write('v2.json', JSON.stringify(document))

describe('diff', () => {
  it('tells the changes and ends with 0', async () => {
    const { code, stdout } = await tiersmith(['diff', 'v1.json', 'v2.json'], folder.path)
    expect(code).toBe(0)
    expect(stdout).toContain('Key begins at 82 instead of 80')
    expect(stdout).toContain('v1.json → v2.json')
  })

  it('writes JSON, Markdown and HTML, in another language, with an example', async () => {
    const json = await tiersmith(['diff', 'v1.json', 'v2.json', '--format', 'json', '--witness'], folder.path)
    const answer = JSON.parse(json.stdout)
    expect(answer.entries).toHaveLength(1)
    expect(answer.witness.kind).toBe('found')
    const html = await tiersmith(
      ['diff', 'v1.json', 'v2.json', '--format', 'html', '--language', 'zh-Hans'],
      folder.path,
    )
    expect(html.stdout).toMatch(/^<!doctype html>\n<html lang="zh-Hans">/)
    const markdown = await tiersmith(['diff', 'v1.json', 'v2.json', '--format', 'markdown'], folder.path)
    expect(markdown.stdout).toContain('- Key begins at 82 instead of 80')
  })

  it.each(['text', 'markdown', 'html'])('tells of a draft without id or title as %s', async (format) => {
    for (const [name, draft] of [['empty.json', {}] as const, ['untitled.json', { title: { en: 5 } }] as const]) {
      folder.write(name, JSON.stringify(draft))
      const answer = await tiersmith(['diff', 'v1.json', name, '--format', format], folder.path)
      expect(answer, answer.stderr).toMatchObject({ code: 0 })
    }
  })

  it('ends with 0 where nothing changed, and with 2 where a side can’t be read', async () => {
    expect(await tiersmith(['diff', 'v1.json', 'v1.json'], folder.path)).toMatchObject({ code: 0 })
    expect(await tiersmith(['diff', 'v1.json', 'none.json'], folder.path)).toMatchObject({ code: 2 })
    folder.write('list.json', '[]')
    expect(await tiersmith(['diff', 'v1.json', 'list.json'], folder.path)).toMatchObject({ code: 2 })
  })
})
