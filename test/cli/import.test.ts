// @vitest-environment node
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encode } from '../import/encode.ts'
import { HEADER, strategy } from '../import/office.ts'
import { workbookOf } from '../import/workbook.ts'
import { temporaryFolder, tiersmith } from './tiersmith.ts'

const { path: folder, write } = temporaryFolder()
write('strategy.json', JSON.stringify(strategy))
const LINES = [
  HEADER.join(','),
  'D-1,上海甲公司,"1,250.5",28%,12,预付,2019/3/1,是,',
  'D-2,广州乙公司,2.5亿,15.5%,-,月结30天,2020年5月6日,否,老客户',
  'D-4,深圳丁公司,约八十,12%,3,预付,2018/12/31,是,',
]
write('客户.csv', encode(LINES.join('\n'), 'gb18030'))
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('tiersmith import', () => {
  it('asks what can mean two things, then imports by the mapping in which it was decided', async () => {
    const asked = await tiersmith(
      ['import', '客户.csv', '--strategy', 'strategy.json', '--save-mapping', 'm.json', '--out', 'clean.csv'],
      folder,
    )
    expect(asked.code).toBe(1)
    expect(asked.stdout).toContain('gb18030 (by its frequent characters')
    expect(asked.stdout).toContain('年销售额（万元） → annual_sales')
    expect(asked.stdout).toContain('- What is "-" in "网点数" (1 times)?\n    at /columns/4/values/-:')
    expect(asked.stderr).toContain('1 question to be decided; nothing was imported. Decide it in m.json')
    expect(existsSync(join(folder, 'clean.csv'))).toBe(false)

    const mapping = JSON.parse(text('m.json'))
    mapping.columns[4].values = { '-': 0 }
    writeFileSync(join(folder, 'm.json'), JSON.stringify(mapping))
    const done = await tiersmith(
      [
        'import',
        '客户.csv',
        '--strategy',
        'strategy.json',
        '--mapping',
        'm.json',
        '--out',
        'clean.csv',
        '--rejects',
        'rejects.csv',
      ],
      folder,
    )
    expect(done.stderr).toContain(
      '客户.csv:4: refused: Column 年销售额（万元）: "约八十" is not a number.\n3 rows: 2 imported, 1 refused.',
    )
    expect(done.code).toBe(0)
    expect(text('clean.csv')).toBe(
      'subject,name,previousTier,annual_sales,margin,outlets,payment,first_order,audited\n' +
        'D-1,上海甲公司,,12505000,0.28,12,prepaid,2019-03-01,true\n' +
        'D-2,广州乙公司,,250000000,0.155,0,oa30,2020-05-06,false\n',
    )
    expect(text('rejects.csv').split('\n')[1]).toBe(
      '4,D-4,年销售额（万元）,not-a-number,"""约八十"" is not a number.",约八十',
    )
  })

  it('gives score and calibrate the same subjects by the mapping as by the clean file', async () => {
    const score = (...words: string[]) =>
      tiersmith(['score', 'strategy.json', '--out', '-', '--as-of', '2026-01-01', ...words], folder)
    const [mapped, clean] = [await score('--in', '客户.csv', '--mapping', 'm.json'), await score('--in', 'clean.csv')]
    expect(mapped.stderr).toContain('3 rows: 2 scored, 1 refused.')
    expect(mapped.stdout.split('\n').map((line) => line.split(','))).toEqual(
      clean.stdout.split('\n').map((line) => line.split(',').filter((_, index) => index !== 2 || line === '')),
    )
    const calibrated = await tiersmith(
      [
        'calibrate',
        'strategy.json',
        '--population',
        '客户.csv',
        '--mapping',
        'm.json',
        '--dimension',
        'sales',
        '--edges',
        'equal-counts',
      ],
      folder,
    )
    expect(calibrated.stderr).toContain('3 rows: 2 scored, 1 refused.')
  })

  it('reads a workbook, and writes NDJSON', async () => {
    write(
      'a.xlsx',
      workbookOf([{ name: '一', rows: [['标题'], HEADER, ['D-1', '甲', 80, { v: 0.28, s: 1 }, 12, '预付']] }]),
    )
    const done = await tiersmith(['import', 'a.xlsx', '--strategy', 'strategy.json', '--out', 'a.ndjson'], folder)
    expect(done.code, done.stderr).toBe(0)
    expect(JSON.parse(text('a.ndjson'))).toEqual({
      subject: 'D-1',
      name: '甲',
      input: { annual_sales: 800_000, margin: 0.28, outlets: 12, payment: 'prepaid' },
    })
  })

  it.each<[string, string[], string]>([
    ['a file that is not there', ['import', 'none.csv'], "none.csv: can't be read: there is no such file or folder."],
    ['a mapping that is none', ['import', '客户.csv', '--mapping', 'strategy.json'], 'strategy.json: is no mapping.'],
    ['writing over the input', ['import', 'clean.csv', '--out', 'clean.csv'], 'must be different files'],
    ['rejects without an import', ['import', '客户.csv', '--rejects', 'r.csv'], '--rejects goes with --out'],
  ])('refuses %s', async (_, words, message) => {
    const { code, stderr } = await tiersmith([...words, '--strategy', 'strategy.json'], folder)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  it('says which columns of the mapping a file lacks', async () => {
    write('other.csv', '客户编号,年销售额（万元）,毛利,付款方式\nD-1,80,28%,预付\n')
    const { code, stderr } = await tiersmith(
      ['score', 'strategy.json', '--in', 'other.csv', '--mapping', 'm.json', '--out', '-'],
      folder,
    )
    expect(code).toBe(2)
    expect(stderr).toContain(`other.csv: the mapping doesn't fit.`)
    expect(stderr).toContain('There is no column "毛利率". Is it "毛利"?')
  })
})
