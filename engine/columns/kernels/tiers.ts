import { NO_POINTS, TRUE } from '../column.ts'
import { inBlocks } from './blocks.ts'

/** So many edges are compared with each score in turn, without a branch. */
const FEW = 5

/** The yield of the band in which each score lies; `edges` are the scaled scores at which bands begin. */
export function tiersByBands(scores: Int32Array, edges: Float64Array, yields: Int16Array): Int16Array {
  const tiers = new Int16Array(scores.length)
  const padded = new Float64Array(Math.max(FEW, edges.length)).fill(Number.POSITIVE_INFINITY)
  padded.set(edges)
  const band = edges.length <= FEW ? fewBands : manyBands
  inBlocks(scores.length, (start, end) => band(scores, padded, yields, tiers, start, end))
  return tiers
}

type Bands = (
  scores: Int32Array,
  edges: Float64Array,
  yields: Int16Array,
  tiers: Int16Array,
  start: number,
  end: number,
) => void

const fewBands: Bands = (scores, edges, yields, tiers, start, end) => {
  const [a, b, c] = [edges[0] as number, edges[1] as number, edges[2] as number]
  const [d, e] = [edges[3] as number, edges[4] as number]
  for (let row = start; row < end; row++) {
    const score = scores[row] as number
    const band = Number(score >= a) + Number(score >= b) + Number(score >= c) + Number(score >= d) + Number(score >= e)
    tiers[row] = yields[band] as number
  }
}

const manyBands: Bands = (scores, edges, yields, tiers, start, end) => {
  for (let row = start; row < end; row++) tiers[row] = yields[bandOf(scores[row] as number, edges)] as number
}

function bandOf(score: number, edges: Float64Array): number {
  let band = 0
  while (band < edges.length && score >= (edges[band] as number)) band++
  return band
}

/** Tiers of a matrix: `cells` row by row from low y, each as wide as x has sides. */
export function tiersByMatrix(
  x: { scores: Int32Array; edges: Float64Array },
  y: { scores: Int32Array; edges: Float64Array },
  cells: Int16Array,
): Int16Array {
  const tiers = new Int16Array(x.scores.length)
  const width = x.edges.length + 1
  for (let row = 0; row < tiers.length; row++) {
    const across = bandOf(x.scores[row] as number, x.edges)
    tiers[row] = cells[bandOf(y.scores[row] as number, y.edges) * width + across] as number
  }
  return tiers
}

/** What keeps a tier: `kept` by tier is the score from which it is kept, `maxDrop` how far it falls at once. */
export function holdTiers(
  assigned: Int16Array,
  previous: Int16Array,
  scores: Int32Array,
  kept: Float64Array,
  maxDrop: number,
): Int16Array {
  const held = assigned.slice()
  for (let row = 0; row < held.length; row++) {
    const [tier, before] = [assigned[row] as number, previous[row] as number]
    if (before < 0 || before >= tier) continue
    held[row] = (scores[row] as number) >= (kept[before] as number) ? before : Math.min(tier, before + maxDrop)
  }
  return held
}

/** Where `when` is true and `over` isn't: within `best` and `worst`, of which 0 is the best there is. */
export function boundTiers(
  tiers: Int16Array,
  when: Uint8Array,
  over: Uint8Array | undefined,
  best: number,
  worst: number,
): void {
  inBlocks(tiers.length, (start, end) => {
    if (over) boundOpen(tiers, when, over, best, worst, start, end)
    else boundAll(tiers, when, best, worst, start, end)
  })
}

function boundAll(tiers: Int16Array, when: Uint8Array, best: number, worst: number, start: number, end: number): void {
  for (let row = start; row < end; row++)
    if (when[row] === TRUE) tiers[row] = Math.min(Math.max(tiers[row] as number, best), worst)
}

function boundOpen(
  tiers: Int16Array,
  when: Uint8Array,
  over: Uint8Array,
  best: number,
  worst: number,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row++)
    if (when[row] === TRUE && over[row] === 0) tiers[row] = Math.min(Math.max(tiers[row] as number, best), worst)
}

/** Scores with points added where `when` is true, clamped; those that had none still have none. */
export function addWhere(
  scores: Int32Array,
  when: Uint8Array,
  points: number,
  floor: number,
  cap: number,
): Float64Array {
  const out = new Float64Array(scores.length)
  for (let row = 0; row < out.length; row++) {
    const score = scores[row] as number
    out[row] = when[row] === TRUE && score !== NO_POINTS ? Math.min(Math.max(score + points, floor), cap) : score
  }
  return out
}
