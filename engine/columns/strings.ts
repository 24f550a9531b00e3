import type { Codes, StringColumn } from './column.ts'
import { FALSE, TRUE, UNKNOWN } from './column.ts'
import { recode } from './kernels/choice.ts'

/** The same strings over one dictionary, so that their codes can be compared and mixed. */
export function aligned(columns: readonly StringColumn[]): { codes: Codes[]; dictionary: readonly string[] } {
  const [first] = columns
  const dictionaries = new Set(columns.map(({ dictionary }) => dictionary))
  if (first && dictionaries.size === 1) return { codes: columns.map(widened), dictionary: first.dictionary }
  const dictionary = ['']
  const places = new Map<string, number>()
  const placeOf = (string: string): number => {
    const known = places.get(string)
    if (known !== undefined) return known
    places.set(string, dictionary.length)
    return dictionary.push(string) - 1
  }
  const codes = columns.map((column) => {
    const lut = Int32Array.from(column.dictionary, (string, code) => (code === 0 ? 0 : placeOf(string)))
    return recode(column.codes, lut)
  })
  return { codes, dictionary }
}

/** Mixed codes must be of one kind of array. */
const widened = ({ codes }: StringColumn): Int32Array => (codes instanceof Int32Array ? codes : Int32Array.from(codes))

/** Equality of strings; UNKNOWN where one is missing. */
export function sameStrings(left: StringColumn, right: StringColumn): Uint8Array {
  const [a, b] = aligned([left, right]).codes as [Codes, Codes]
  const out = new Uint8Array(a.length)
  for (let row = 0; row < out.length; row++)
    out[row] = a[row] === 0 || b[row] === 0 ? UNKNOWN : a[row] === b[row] ? TRUE : FALSE
  return out
}
