/** What is known of every name that an expression can read. */
import type { Read } from '../logic/node.ts'
import type { Facts } from './facts.ts'

export interface Known {
  of(read: Read): Facts
}

const isSame = (a: Read, b: Read): boolean => a.source === b.source && a.index === b.index

/** The same, but of one name something more is known. */
export const knowing = (known: Known, read: Read, facts: Facts): Known => ({
  of: (other) => (isSame(other, read) ? facts : known.of(other)),
})
