// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Mapping } from '../../server/import/mapping.ts'
import { profileFile } from '../../server/import/profile/index.ts'
import { strategy } from './office.ts'
import { importBy } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-questions-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEADER = 'subject,annual_sales,margin,payment,first_order,outlets'
function file(...rows: string[]): string {
  const path = join(folder, 'x.csv')
  writeFileSync(path, [rows[0]?.includes(';') ? HEADER.replaceAll(',', ';') : HEADER, ...rows].join('\n'))
  return path
}

const asked = async (...rows: string[]) => (await profileFile(file(...rows), strategy)).undecided

describe('what is to be decided', () => {
  it('nothing, for a clean file', async () => {
    expect(await asked('a,1,0.1,oa30,2024-03-01,5')).toEqual([])
  })

  it('day or month, unless a date shows it', async () => {
    const [question] = await asked('a,1,0.1,oa30,01/03/2024,5')
    expect(question).toMatchObject({
      code: 'date-order',
      pointer: '/columns/4/dates',
      choices: [{ value: ['dmy'] }, { value: ['mdy'] }],
    })
    expect(await asked('a,1,0.1,oa30,01/03/2024,5', 'b,1,0.1,oa30,31/03/2024,5')).toEqual([])
    expect(await asked('a,1,0.1,oa30,03/31/2024,5', 'b,1,0.1,oa30,31/03/2024,5')).toMatchObject([
      { code: 'date-order' },
    ])
  })

  it('point or comma, where a file with semicolons shows neither', async () => {
    const [question] = await asked('a;1.234;0,1;oa30;2024-03-01;5')
    expect(question).toBe(undefined)
    expect(await asked('a;1.234;1;oa30;2024-03-01;5')).toMatchObject([
      {
        code: 'decimal',
        column: 'annual_sales',
        choices: [
          { value: '.', means: '"1.234" is 1.234' },
          { value: ',', means: '"1.234" is 1234' },
        ],
      },
    ])
  })

  it('missing or none, for a dash among numbers; but not for N/A', async () => {
    expect(await asked('a,1,0.1,oa30,2024-03-01,-', 'b,N/A,0.1,oa30,2024-03-01,5')).toMatchObject([
      { code: 'value', pointer: '/columns/5/values/-', choices: [{ value: null }, { value: 0 }] },
    ])
  })

  it('which option a word that is only like one means', async () => {
    expect(await asked('a,1,0.1,prepaied,2024-03-01,5')).toMatchObject([
      { code: 'value', pointer: '/columns/3/values/prepaied', proposed: 'prepaid' },
    ])
  })

  it('whether 28 is 28 % where a share is meant', async () => {
    expect(await asked('a,1,28,oa30,2024-03-01,5')).toMatchObject([
      { code: 'percent', pointer: '/columns/2/number/times', choices: [{ value: 0.01 }, { value: 1 }] },
    ])
  })

  it('which of two rows with one subject holds', async () => {
    const rows = ['a,1,0.1,oa30,2024-03-01,5', 'b,2,0.1,oa30,2024-03-01,5', 'a,3,0.1,oa30,2024-03-01,5']
    expect(await asked(...rows)).toMatchObject([{ code: 'duplicates', pointer: '/duplicates' }])
    const { mapping } = await profileFile(file(...rows), strategy)
    const sales = async (duplicates: 'first' | 'last' | 'reject') => {
      const { rows: taken, rejects } = await importBy(file(...rows), { ...mapping, duplicates } as Mapping, strategy)
      return [taken.map(({ values }) => values[0]), rejects.map(({ line, code }) => `${line} ${code}`)]
    }
    expect(await sales('first')).toEqual([[1, 2], ['4 duplicate-subject']])
    expect(await sales('last')).toEqual([[2, 3], ['2 duplicate-subject']])
    expect(await sales('reject')).toEqual([[2], ['2 duplicate-subject', '4 duplicate-subject']])
  })

  it('what a column is whose name is only like a field’s, and which one brings a required field', async () => {
    const path = join(folder, 'y.csv')
    writeFileSync(path, 'subject,anual_sale,profit,payment\na,1,0.2,oa30\n')
    const { undecided, mapping } = await profileFile(path, strategy)
    expect(undecided).toMatchObject([
      { code: 'column', column: 'anual_sale', proposed: 'annual_sales' },
      { code: 'field', message: 'Which column brings the required field margin?' },
    ])
    expect(mapping?.columns[2]).toEqual({ column: 'profit', as: 'ignore' })
    const given = structuredClone(mapping) as Mapping
    given.columns[2] = { column: 'profit', field: 'margin' }
    expect((await profileFile(path, strategy, {}, given)).undecided).toEqual([])
  })

  it('who is who, where no column is called like an id', async () => {
    const path = join(folder, 'z.csv')
    writeFileSync(path, 'key figure,annual_sales,margin,payment\n7,1,0.2,oa30\n8,1,0.2,oa30\n')
    const { undecided, mapping } = await profileFile(path, strategy)
    expect(undecided).toMatchObject([
      { code: 'subject', choices: [{ value: { column: 'key figure', as: 'subject' } }, { value: { numbered: true } }] },
    ])
    const { rows } = await importBy(path, { ...mapping, numbered: true } as Mapping, strategy)
    expect(rows.map(({ subject }) => subject)).toEqual(['2', '3'])
  })

  it('a unit in a name must be answered by the mapping, even by hand', async () => {
    const path = join(folder, 'u.csv')
    writeFileSync(path, 'subject,sales（万元）,margin,payment\na,1,0.2,oa30\n')
    const columns = [
      { column: 'subject', as: 'subject' as const },
      { column: 'sales（万元）', field: 'annual_sales' },
      { column: 'margin', field: 'margin' },
      { column: 'payment', field: 'payment' },
    ]
    const given: Mapping = { format: 'tiersmith-mapping/1', columns }
    await expect(importBy(path, given, strategy)).rejects.toMatchObject({
      misfits: [{ code: 'unit-unsaid', pointer: '/columns/1/number/times' }],
    })
    const { mapping } = await profileFile(path, strategy, {}, given)
    expect((await importBy(path, mapping as Mapping, strategy)).rows[0]?.values[0]).toBe(10_000)
  })
})
