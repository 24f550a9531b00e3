/**
 * A set of small whole numbers as bits, read in ascending order: numbers that are ranks come out sorted, without
 * the comparisons of a sort, which no processor can foresee.
 */

const WORD = 32

export type Marks = Int32Array

/** For numbers from 0 to below `count`. */
export const createMarks = (count: number): Marks => new Int32Array(Math.ceil(count / WORD))

export function mark(marks: Marks, number: number): void {
  const word = number >> 5
  marks[word] = (marks[word] as number) | (1 << (number & 31))
}

/** Takes all marks away; fills `into` with what stands in `list` at the numbers that had one, and answers how many. */
export function takeMarked(marks: Marks, list: Int32Array, into: Int32Array): number {
  let count = 0
  for (let word = 0; word < marks.length; word++) {
    let bits = marks[word] as number
    marks[word] = 0
    while (bits !== 0) {
      into[count++] = list[word * WORD + 31 - Math.clz32(bits & -bits)] as number
      bits &= bits - 1
    }
  }
  return count
}
