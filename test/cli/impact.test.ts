// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../server/import/header.ts'
import { openSource } from '../../server/import/source.ts'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const pack = new URL('../../rules/cosmetics-a-group/', import.meta.url).pathname
const impact = (...words: string[]) => tiersmith(['impact', ...words, '--as-of', '2026-04-01'], folder.path)
const ofPack = (...words: string[]) =>
  impact(`${pack}v2.json`, `${pack}v3.json`, '--population', `${pack}population.csv`, ...words)

const HEADER = 'subject,name,tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims,region'
const row = (subject: string, outlets: string, region: string) =>
  `${subject},Name ${subject},${outlets},1000000,150000,lc,2016-05-01,,${region}`
folder.write('a.csv', [HEADER, row('=A', '12', 'north'), row('B', '3', 'south'), row('C', 'x', 'south')].join('\n'))
const changed = JSON.parse(readFileSync(STRATEGY, 'utf8'))
for (const band of changed.assign.bands) if (band.tier === 'development') band.from = 66
folder.write('after.json', JSON.stringify(changed))

describe('tiersmith impact', () => {
  it('prints matrix, movers and ablation', async () => {
    const { code, stdout, stderr } = await ofPack()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('165 of 360 change tier, 195 stay: 106 up, 59 down.')
    expect(stdout).toMatch(/^ {2}Key +33 +11 +9 +3 +56$/m)
    expect(stdout).toMatch(/^ {2}Tiers and thresholds +4 +▲ 24 +▼ 5 +·$/m)
    expect(stdout).toMatch(/^ {2}Weights +9 +Can’t stand alone: The weights under “value” total 0\.9/m)
    expect(stdout).toMatch(/^ {2}What is scored \+ Weights together +19 +▲ 93 +▼ 61 +· +\(with the new fields\)$/m)
    expect(stdout).toMatch(/^ {2}All together +50 +▲ 106 +▼ 59 +·$/m)
    expect(stdout).toMatch(
      /^ {2}D-1095 +西安芸原日用品有限公司 +80\.9m +76\.86 +54\.88 +▼ Key → Maintenance +Stock in sight −8\.00/m,
    )
  })

  it('writes JSON, Markdown and CSV, and speaks Chinese', async () => {
    const json = JSON.parse((await ofPack('--format', 'json', '--movers', '3')).stdout)
    expect(json).toMatchObject({ before: 'v2', after: 'v3', subjects: 360, moves: { up: 106, down: 59, same: 195 } })
    expect(json.movers).toHaveLength(3)
    const markdown = (await ofPack('--format', 'markdown', '--language', 'zh-Hant')).stdout
    expect(markdown).toContain('# A集團經銷商價值')
    expect(markdown).toContain('| 關鍵經銷商 | 33 | 11 | 9 | 3 | 56 |')
    const { stdout, code } = await ofPack('--format', 'csv', '--out', 'movers.csv')
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 })
    const movers = parse(readFileSync(join(folder.path, 'movers.csv')), { columns: true }) as Record<string, string>[]
    expect(movers).toHaveLength(165)
    expect(movers[0]).toMatchObject({ subject: 'D-1095', direction: 'down', from: 'key', to: 'maintenance' })
  })

  it('writes a workbook that reads back, with texts that stay texts, the same each time', async () => {
    const words = [STRATEGY, 'after.json', '--population', 'a.csv', '--format', 'xlsx', '--out'] as const
    expect((await impact(...words, 'a.xlsx')).code).toBe(0)
    await impact(...words, 'b.xlsx')
    const [one, other] = ['a.xlsx', 'b.xlsx'].map((name) => readFileSync(join(folder.path, name)))
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true)
    const sheetOf = async (sheet: string) => {
      const source = await openSource(join(folder.path, 'a.xlsx'), { sheet })
      const rows = []
      for await (const batch of source.rows()) rows.push(...batch.map(({ cells }) => cells.map(textOf)))
      return rows
    }
    expect((await sheetOf('matrix'))[2]).toEqual(expect.arrayContaining(['Development', '0', '1']))
    const [head, mover] = await sheetOf('movers')
    expect(head?.slice(0, 3)).toEqual(['subject', 'name', 'direction'])
    expect(mover?.slice(0, 3)).toEqual(['=A', 'Name =A', 'down'])
    expect((await sheetOf('impact'))[0]?.[0]).toBe('A-Group distributor value')
  })

  it('breaks down by any column, tells rows that it left out, and neutralises cells', async () => {
    const words = [STRATEGY, 'after.json', '--population', 'a.csv', '--by', 'region'] as const
    const { stdout, stderr, code } = await impact(...words)
    expect(code).toBe(0)
    expect(stdout).toContain('By Region')
    expect(stdout).toMatch(/^ {2}north +1 +· +1 +·/m)
    expect(stdout).toContain('Development: threshold 60 → 66')
    expect(stderr).toContain('a.csv:4: refused: Column tier1_outlets')
    expect(stderr).toContain('1 row can’t be read as a subject and is left out.')
    expect((await impact(...words, '--format', 'csv')).stdout).toContain("\n'=A,Name =A,down")
  })

  it('refuses what it can’t use, with a reason and exit code 2', async () => {
    const population = ['--population', 'a.csv'] as const
    const failed = async (...words: string[]) => {
      const { code, stdout, stderr } = await impact(...words)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      return stderr
    }
    expect(await failed(STRATEGY, 'after.json', ...population, '--by', 'owner')).toContain(
      '--by owner: a.csv has no such column',
    )
    expect(await failed(STRATEGY, 'none.json', ...population)).toContain('none.json')
    expect(await failed(`${pack}v2.json`, `${pack}v3.json`, ...population)).toContain('required columns are missing')
    expect(await failed(STRATEGY, 'after.json', ...population, '--movers', 'many')).toContain('Write a whole number.')
    folder.write('bad.csv', `${HEADER}\n${row('A', 'x', '')}`)
    expect(await failed(STRATEGY, 'after.json', '--population', 'bad.csv')).toContain('none of its rows can be read')
  })
})
