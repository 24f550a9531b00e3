// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Mapping } from '../../server/import/mapping.ts'
import { profileFile } from '../../server/import/profile/index.ts'
import { tryMapping } from '../../server/import/trial.ts'
import { strategy } from './office.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-trial-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = join(folder, 'x.csv')
const trialOf = async (rows: string[]) => {
  writeFileSync(path, ['subject,annual_sales,margin,payment,first_order,outlets', ...rows].join('\n'))
  const { mapping } = await profileFile(path, strategy)
  return tryMapping(path, mapping as Mapping, strategy)
}

describe('a trial of a mapping', () => {
  it('counts what would be left out by column and code, and shows the first rows as they would be read', async () => {
    const good = Array.from({ length: 9 }, (_, n) => `g${n},${n},0.1,oa30,2024-03-01,5`)
    const trial = await trialOf(['a,x,0.1,oa30,2024-03-01,5', ...good, 'b,y,z,oa30,2024-03-01,-1', 'c,1'])
    expect(trial).toMatchObject({ rows: 12, refused: 3, sampled: false })
    expect(trial?.problems).toEqual([
      {
        column: 'annual_sales',
        code: 'not-a-number',
        count: 2,
        examples: [
          { line: 2, cell: 'x' },
          { line: 12, cell: 'y' },
        ],
      },
      { column: 'margin', code: 'not-a-number', count: 1, examples: [{ line: 12, cell: 'z' }] },
      { column: 'outlets', code: 'out-of-range', count: 1, examples: [{ line: 12, cell: '-1' }] },
      { code: 'ragged-row', count: 1, examples: [{ line: 13 }] },
    ])
    expect(trial?.first.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 12, 13])
    expect(trial?.first[1]).toEqual({
      line: 3,
      subject: 'g0',
      input: { annual_sales: 0, margin: 0.1, payment: 'oa30', first_order: '2024-03-01', outlets: 5 },
    })
    expect(trial?.first[0]?.input).toMatchObject({ margin: 0.1 })
  })

  it('isn’t there while a required field has no column', async () => {
    writeFileSync(path, 'subject,annual_sales\na,1\n')
    const { mapping } = await profileFile(path, strategy)
    expect(await tryMapping(path, mapping as Mapping, strategy)).toBe(undefined)
  })
})
