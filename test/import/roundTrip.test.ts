// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Value } from '../../server/import/cells/value.ts'
import { subjectFormat } from '../../server/import/export.ts'
import { plainMapping } from '../../server/import/plain.ts'
import type { ImportedRow } from '../../server/import/read.ts'
import { strategy, strategyOf } from './office.ts'
import { importBy } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiersmith-roundtrip-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** With a free text, which may hold anything that a file can. */
const withNote = strategyOf({
  ...strategy,
  fields: [...strategy.fields, { id: 'note', type: 'string', required: false }],
})
const FIELDS = withNote.fields.map(({ id }) => id)

const text = fc
  .string({ unit: fc.constantFrom(...'=+-@\'"a,;\n\t N/A 万%客戶\r\u00e9') })
  .map((one) => one.normalize('NFC').trim())
  .filter((one) => one !== '')
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((one) => one + 0)
const date = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))
const values = fc.tuple(
  number,
  number,
  optional(fc.nat()),
  fc.constantFrom('prepaid', 'oa30'),
  optional(date),
  optional(fc.boolean()),
  optional(text),
) as fc.Arbitrary<(Value | undefined)[]>
const row = fc.record({ subject: text, name: optional(text), previousTier: optional(text), values })
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: ({ subject }) => subject })

describe('importing what was exported', () => {
  it.each(['csv', 'ndjson'] as const)('gives the same subjects (%s)', async (format) => {
    const path = join(folder, `x.${format}`)
    const property = fc.asyncProperty(rows, async (subjects) => {
      const given: ImportedRow[] = subjects.map((one) => ({ ...one, line: 0, labels: [] }))
      const { header, lines } = subjectFormat(format, FIELDS)
      writeFileSync(path, header + lines(given))
      const names = ['subject', 'name', 'previousTier', ...FIELDS]
      // NDJSON has a key only where a subject has a value.
      const present = names.filter((one) =>
        format === 'csv' || ['subject', 'name', 'previousTier'].includes(one)
          ? hasPassed(given, one) || format === 'csv'
          : hasValue(given, one),
      )
      const { rows: read, rejects, fields } = await importBy(path, plainMapping(present, withNote), withNote)
      expect(rejects).toEqual([])
      const pick = ({ subject, name, previousTier, values: all }: ImportedRow, ids: string[]) => ({
        subject,
        name,
        previousTier,
        input: Object.fromEntries(ids.flatMap((id, index) => (all[index] === undefined ? [] : [[id, all[index]]]))),
      })
      expect(read.map((one) => pick(one, fields))).toEqual(given.map((one) => pick(one, FIELDS)))
    })
    await fc.assert(property, { numRuns: 60 })
  })
})

const hasPassed = (given: ImportedRow[], key: string) => given.some((one) => one[key as 'name'] !== undefined)
const hasValue = (given: ImportedRow[], id: string) =>
  given.some(({ values: all }) => all[FIELDS.indexOf(id)] !== undefined)
