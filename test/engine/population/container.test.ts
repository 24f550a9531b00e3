import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsBuilder, decodePopulation, encodePopulation, type PopulationTable } from '../../../engine/index.ts'

const value = fc.oneof(
  fc.double(),
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -4e9, max: 4e9 }).map((cents) => cents / 100),
  fc.constantFrom(undefined, null, '', true, false, 'a', '客戶', '2024-03-01', -0),
)
const row = fc.tuple(value, fc.integer({ min: -40_000, max: 40_000 }), fc.constantFrom('x', 'y', undefined), value)

function tableOf(rows: readonly unknown[][], named: boolean): PopulationTable {
  const builder = columnsBuilder(['a', 'b', 'c', 'd'])
  const names = columnsBuilder(['name'])
  for (const [index, values] of rows.entries()) {
    builder.pushValues(values, `D-${index}`, index % 2 ? 'key' : undefined)
    names.pushValues([`name ${index}`])
  }
  return { columns: builder.finish(), name: named ? names.finish().fields[0]?.column : undefined }
}

describe('the container of a population', () => {
  it('gives back the very columns that were put in, from any place in memory, and always the same bytes', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), fc.nat(9), (rows, named, shift) => {
        const table = tableOf(rows, named)
        const bytes = encodePopulation(table)
        const elsewhere = new Uint8Array(bytes.length + shift)
        elsewhere.set(bytes, shift)
        const decoded = decodePopulation(elsewhere.subarray(shift))
        expect(decoded).toEqual(table)
        expect(encodePopulation(decoded)).toEqual(bytes)
        elsewhere.fill(255)
        expect(decoded).toEqual(table)
      }),
    )
  })

  it('takes the smallest numbers that hold a column exactly', () => {
    const bytesOf = (values: number[]) =>
      encodePopulation(
        tableOf(
          values.map((one) => [one]),
          false,
        ),
      ).length
    const many = (make: (index: number) => number) => Array.from({ length: 8_000 }, (_, index) => make(index))
    const [small, cents, doubles] = [
      bytesOf(many((i) => i % 100)),
      bytesOf(many((i) => i / 100)),
      bytesOf(many((i) => i / 3)),
    ]
    expect(Math.round((cents - small) / 8_000)).toBe(1)
    expect(Math.round((doubles - small) / 8_000)).toBe(7)
  })

  it('refuses what is none, or was cut off', () => {
    const bytes = encodePopulation(tableOf([[1, 2, 'x', 3]], true))
    expect(() => decodePopulation(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError)
    expect(() => decodePopulation(new Uint8Array(100))).toThrow(RangeError)
  })
})
