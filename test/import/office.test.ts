// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Mapping } from '../../server/import/mapping.ts'
import { profileFile } from '../../server/import/profile/index.ts'
import { gb18030 } from './encode.ts'
import { EXPECTED, HEADER, strategy } from './office.ts'
import { importBy } from './read.ts'
import { workbookOf } from './workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-office-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const picked = (rows: Awaited<ReturnType<typeof importBy>>['rows']) =>
  rows.map(({ subject, name, values }) => ({ subject, name, values }))

describe('a GB18030 CSV of an office', () => {
  const lines = [
    'A集团经销商一览表',
    '截至2024年3月31日，单位：见各栏',
    '',
    HEADER.join(','),
    'D-1,上海甲公司,"1,250.5",28%,１２,预付,2019/3/1,是,',
    'D-2,广州乙公司,2.5亿,15.5%,5,月结30天,2020年5月6日,否,老客户',
    'D-3,北京丙公司,80,(2%),N/A,oa-30,,,',
    'D-4,深圳丁公司,约八十,12%,3,预付,2018/12/31,是,',
    'D-5,深圳戊公司,50,12%,3.5,预付,2018/13/31,是,',
    'D-6,深圳己公司,50,12%',
    '合计,,1430.5,,,,,,',
  ]
  const path = file('客户.csv', gb18030(`${lines.join('\r\n')}\r\n`))

  it('is recognised: encoding with its evidence, titles above the header, columns by names in either script', async () => {
    const profile = await profileFile(path, strategy)
    expect(profile.source).toMatchObject({
      kind: 'csv',
      delimiter: ',',
      encoding: { label: 'gb18030', by: 'frequent-characters' },
    })
    expect(profile.header).toMatchObject({ line: 4, names: HEADER, above: [{ line: 1 }, { line: 2 }] })
    const proposed = Object.fromEntries(
      profile.columns.map(({ column, proposed }) => [column, proposed?.field ?? proposed?.as]),
    )
    expect(proposed).toEqual({
      客户编号: 'subject',
      客户名称: 'name',
      '年销售额（万元）': 'annual_sales',
      毛利率: 'margin',
      网点数: 'outlets',
      付款方式: 'payment',
      首单日期: 'first_order',
      已审核: 'audited',
      备注: undefined,
    })
    expect(profile.undecided).toEqual([])
  })

  it('is imported as a person would, with the bad lines told', async () => {
    const { mapping } = await profileFile(path, strategy)
    const { rows, rejects } = await importBy(path, mapping as Mapping, strategy)
    expect(picked(rows)).toEqual(EXPECTED)
    expect(rejects.map(({ line, subject, column, code, cell }) => [line, subject, column, code, cell])).toEqual([
      [8, 'D-4', '年销售额（万元）', 'not-a-number', '约八十'],
      [9, 'D-5', '网点数', 'not-whole', '3.5'],
      [9, 'D-5', '首单日期', 'not-a-date', '2018/13/31'],
      [10, undefined, undefined, 'ragged-row', undefined],
      [11, undefined, undefined, 'total-row', undefined],
    ])
  })

  it('has a mapping that reads the next file of its kind, in another encoding and with the header elsewhere', async () => {
    const { mapping } = await profileFile(path, strategy)
    const next = file('next.csv', `\ufeff${[lines[3], lines[5]].join('\n')}`)
    expect(picked((await importBy(next, mapping as Mapping, strategy)).rows)).toEqual([EXPECTED[1]])
  })

  it('says which columns of a mapping a file lacks, and suggests', async () => {
    const { mapping } = await profileFile(path, strategy)
    const other = file('other.csv', [lines[3]?.replace('付款方式', '付款方法'), lines[5]].join('\n'))
    await expect(importBy(other, mapping as Mapping, strategy)).rejects.toMatchObject({
      misfits: [
        {
          code: 'unknown-column',
          pointer: '/columns/5/column',
          message: 'There is no column "付款方式". Is it "付款方法"?',
        },
      ],
    })
  })
})

describe('an .xlsx of an office', () => {
  const sheet = {
    name: '经销商',
    merged: ['A1:I1', 'A2:I2'],
    rows: [
      ['A集团经销商一览表'],
      ['截至2024年3月31日'],
      [],
      HEADER,
      ['D-1', '上海甲公司', 1250.5, { v: 0.28, s: 1 }, 12, '预付', { v: 43525, s: 2 }, true],
      ['D-2', '广州乙公司', '2.5亿', { v: 0.155, s: 1, f: 'C6/D6' }, 5, '月结30天', { v: 43957, s: 3 }, '否', '老客户'],
      ['D-3', '北京丙公司', { v: 80, s: 4 }, '(2%)', 'N/A', 'oa-30'],
      ['D-4', '深圳丁公司', '约八十', 0.12, 3, '预付'],
      ['D-5', '深圳戊公司', 50, { f: 'NOW()*2' }, 3, '预付'],
      [undefined, '深圳己公司', 50, 0.12, 3, '预付'],
      ['合计', undefined, { v: 1430.5, f: 'SUM(C5:C10)' }],
    ],
  }
  const path = file('客户.xlsx', workbookOf([{ name: '隐藏', hidden: true, rows: [['x']] }, sheet]))

  it('is imported as a person would: merged titles, 万, percent, dates by format, cached values, 3 bad lines', async () => {
    const profile = await profileFile(path, strategy)
    expect(profile.source).toEqual({ kind: 'xlsx', sheet: '经销商', sheets: ['经销商'], is1904: false })
    expect(profile.header?.line).toBe(4)
    expect(profile.undecided).toEqual([])
    const { rows, rejects } = await importBy(path, profile.mapping as Mapping, strategy)
    expect(picked(rows)).toEqual(EXPECTED)
    expect(rejects.map(({ line, code, cell }) => [line, code, cell])).toEqual([
      [8, 'not-a-number', '约八十'],
      [9, 'not-a-number', '=NOW()*2'],
      [10, 'missing-subject', undefined],
      [11, 'total-row', undefined],
    ])
  })

  it('is refused where it is a bomb, lies about sizes, is cut off, or declares entities', async () => {
    const bomb = file(
      'bomb.xlsx',
      workbookOf([sheet], { extra: [{ name: 'xl/media/a', content: Buffer.alloc(30_000_000) }] }),
    )
    await expect(profileFile(bomb, strategy)).rejects.toThrow(
      /bomb\.xlsx: is refused: xl\/media\/a in it would inflate \d+ times/,
    )
    const huge = file(
      'huge.xlsx',
      workbookOf([sheet], { extra: [{ name: 'xl/a', content: 'x', claimedSize: 2 ** 31 }] }),
    )
    await expect(profileFile(huge, strategy)).rejects.toThrow('is refused: it inflates to more than 1024 MB')
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/${index}`, content: '' }))
    await expect(profileFile(file('many.xlsx', workbookOf([sheet], { extra: many })), strategy)).rejects.toThrow(
      /holds \d+ files/,
    )
    const whole = workbookOf([sheet])
    await expect(profileFile(file('cut.xlsx', whole.subarray(0, whole.length - 200)), strategy)).rejects.toThrow(
      /cut\.xlsx: can't be read/,
    )
    const doctype = workbookOf([sheet], {
      extra: [
        { name: 'xl/sharedStrings.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>' },
      ],
    })
    await expect(profileFile(file('doctype.xlsx', doctype), strategy)).rejects.toThrow('document type declaration')
  })

  it('counts the bytes that really come out, whatever the archive claims', async () => {
    const lying = workbookOf([sheet], {
      extra: [{ name: 'xl/sharedStrings.xml', content: Buffer.alloc(9_000_000, 32), claimedSize: 10 }],
    })
    await expect(profileFile(file('lying.xlsx', lying), strategy)).rejects.toThrow(/lying\.xlsx: can't be read/)
  })

  it('counts days from 1904 where the workbook does', async () => {
    const old = workbookOf(
      [{ name: 'a', rows: [HEADER, ['D-1', 'x', 1, 0.5, 1, '预付', { v: 43525 - 1462, s: 2 }, true]] }],
      { is1904: true },
    )
    const { mapping } = await profileFile(file('1904.xlsx', old), strategy)
    const { rows } = await importBy(file('1904.xlsx', old), mapping as Mapping, strategy)
    expect(rows[0]?.values[4]).toBe('2019-03-01')
  })
})
