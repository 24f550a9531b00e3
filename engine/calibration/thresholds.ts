/** A number for each cut: where it is, or the roundest that gives the cut. All in units of the score's last decimal. */
import type { Cut, Edge } from './cuts.ts'
import { roundest } from './round.ts'

interface Scores {
  /** How many units a whole point has. */
  scale: number
  /** How many different scores there are. */
  groups: number
}

/** The thresholds of the cuts that were chosen for the edges, best tier first, strictly descending. */
export function placeThresholds(edges: readonly Edge[], cuts: readonly Cut[], scores: Scores): number[] {
  const floors = floorsOf(edges, cuts)
  const placed: number[] = []
  cuts.forEach((cut, index) => {
    const floor = floors[index] as number
    const ceiling = Math.min(cut.included, (placed.at(-1) ?? Number.POSITIVE_INFINITY) - 1)
    const { unit, reach } = edges[index] as Edge
    if (floor < unit && unit <= ceiling) placed.push(unit)
    else if (reach === undefined) placed.push(ceiling)
    else placed.push(roundIn(cut, floor, ceiling, scores))
  })
  return placed
}

/** What each threshold must lie above: the scores left out, and the lower thresholds in the same gap. */
function floorsOf(edges: readonly Edge[], cuts: readonly Cut[]): number[] {
  const floors: number[] = []
  let next = Number.NEGATIVE_INFINITY
  for (let index = cuts.length - 1; index >= 0; index--) {
    const { excluded, kept } = cuts[index] as Cut
    floors[index] = Math.max(excluded, next)
    next = kept ? (edges[index] as Edge).unit : (floors[index] as number) + 1
  }
  return floors
}

/** Beyond the highest and the lowest score the gap has no other end: the next whole number is far enough. */
function roundIn({ cut, included }: Cut, floor: number, ceiling: number, { scale, groups }: Scores): number {
  if (cut === 0) return roundest(floor, Math.min(ceiling, (Math.floor(floor / scale) + 1) * scale))
  if (cut < groups) return roundest(floor, ceiling)
  const wholeBelow = (Math.ceil(included / scale) - 1) * scale
  return roundest(Math.max(floor, Math.min(wholeBelow, ceiling) - 1), ceiling)
}
