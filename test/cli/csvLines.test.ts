// @vitest-environment node
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CsvCell, csvLines } from '../../server/cli/population/csvLines.ts'

const piece = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ' ', 'a', '1', '＝', '－', '汉', '')
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constant(undefined),
)

it('writes CSV as csv-stringify does, formulas neutralised', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (records) => {
      expect(csvLines(records)).toBe(stringify(records, { escape_formulas: true }))
    }),
    { numRuns: 500 },
  )
})
