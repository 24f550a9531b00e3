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
  const [few, many] = left.dictionary.length < right.dictionary.length ? [left, right] : [right, left]
  const places = placesIn(many, few)
  const out = new Uint8Array(few.codes.length)
  const [a, b] = [few.codes, many.codes]
  for (let row = 0; row < out.length; row++) {
    const [one, other] = [a[row] as number, b[row] as number]
    out[row] = one === 0 || other === 0 ? UNKNOWN : one === places[other] ? TRUE : FALSE
  }
  return out
}

/** By code of one column, the code of the same string in another; −1 where that hasn't it. */
function placesIn({ dictionary }: StringColumn, other: StringColumn): Int32Array {
  if (dictionary === other.dictionary) return Int32Array.from(dictionary, (_, code) => code)
  const known = new Map<string, number>()
  for (let code = 1; code < other.dictionary.length; code++) known.set(other.dictionary[code] as string, code)
  const places = new Int32Array(dictionary.length).fill(-1)
  for (let code = 1; code < places.length; code++) places[code] = known.get(dictionary[code] as string) ?? -1
  return places
}
