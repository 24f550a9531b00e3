import { roundest } from './round.ts'
import type { Values } from './values.ts'

/**
 * Edges of bands with as equal numbers of subjects as ties allow: each edge, from the lowest up, at the
 * border between two values that is nearest to its part of the subjects, leaving a value to every band
 * above; of two that are equally near, the lower. The number is the roundest between the two values.
 * @param bands at least 2, and no more than there are distinct values
 */
export function equalCounts({ distinct, counts, present }: Values, bands: number): number[] {
  const edges: number[] = []
  let [taken, below] = [0, 0]
  for (let band = 1; band < bands; band++) {
    const wanted = (band * present) / bands
    // One value at least, and then on as long as that comes nearer.
    do below += counts[taken++] as number
    while (taken < distinct.length - (bands - band) && below + (counts[taken] as number) / 2 < wanted)
    edges.push(roundest(distinct[taken - 1] as number, distinct[taken] as number))
  }
  return edges
}
