/** What a scanner of either format does with a chunk, and how the careful reader comes in. */
import type { Row } from '../population/row.ts'

/** Reads the rows of a chunk into a table. */
export interface Scanner {
  /**
   * @param bytes whole records; one byte more may be written after them
   * @param line the number of the first line
   * @returns false where the file can't be read on: why is for the careful reader to say
   */
  scan(bytes: Buffer, start: number, end: number, line: number): boolean
  /** Reads a row of the chunk again, by the careful reader; undefined where it finds nothing but white space, or a fault. */
  carefully(bytes: Buffer, start: number, end: number, line: number): Row | undefined
}

/** Told of the rows that the quick way left to the careful reader, as it read them. */
export type OnCareful = (row: Row, start: number, end: number) => void
