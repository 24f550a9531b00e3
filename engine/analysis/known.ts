/** What is known of every name that an expression can read. */
import type { Read } from '../logic/node.ts'
import type { Facts } from './facts.ts'

export interface Known {
  of(read: Read): Facts
  /** The same, but of one name something more is known. */
  with(read: Read, facts: Facts): Known
}

const keyOf = ({ source, index }: Read): string => `${source} ${index}`

export function knownFrom(base: (read: Read) => Facts, learnt: ReadonlyMap<string, Facts> = new Map()): Known {
  return {
    of: (read) => learnt.get(keyOf(read)) ?? base(read),
    with: (read, facts) => knownFrom(base, new Map(learnt).set(keyOf(read), facts)),
  }
}
