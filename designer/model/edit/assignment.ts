/** How tiers are assigned, exchanged: thresholds of one score, or a matrix of two. What can be kept is kept. */
import type { Assign, Strategy } from '../../../engine/index.ts'
import { type Change, withProperty } from '../editor/change.ts'
import type { Matrix } from './matrix.ts'
import { type TierBand, thresholdOf } from './thresholds.ts'

export type AssignKind = 'bands' | 'matrix' | 'table'

export const kindOf = ({ bands, matrix }: Assign): AssignKind => (bands ? 'bands' : matrix ? 'matrix' : 'table')

/** What a kind of assignment consists of. */
export interface Assignment {
  assign: Assign
  hold: Strategy['hold']
}

export const assignmentOf = ({ assign, hold }: Strategy): Assignment => ({ assign, hold })

/**
 * Assigns tiers another way.
 * @param known an assignment of that kind to return to, if it still fits the document
 */
export const switchAssignment =
  (kind: 'bands' | 'matrix', known?: Assignment | undefined): Change =>
  (document) => {
    if (kindOf(document.assign) === kind || document.scores.length === 0) return document
    if (known && kindOf(known.assign) === kind && fits(known.assign, document)) {
      return withProperty({ ...document, assign: known.assign }, 'hold', known.hold)
    }
    if (kind === 'bands') return { ...document, assign: thresholdsFor(document) }
    // Hold is for thresholds alone.
    return withProperty({ ...document, assign: { matrix: matrixFor(document) } }, 'hold', undefined)
  }

function fits({ score, bands, matrix }: Assign, document: Strategy): boolean {
  const tiers = new Set(document.tiers.map(({ id }) => id))
  const scores = new Set(document.scores.map(({ id }) => id))
  const used = [score, matrix?.x.score, matrix?.y.score].filter((id) => id !== undefined)
  const given = [...(bands ?? []).map(({ tier }) => tier), ...(matrix?.cells.flat() ?? [])]
  return used.every((id) => scores.has(id)) && given.every((id) => tiers.has(id)) && isInOrder(bands ?? [], document)
}

function isInOrder(bands: readonly TierBand[], { tiers, ordered }: Strategy): boolean {
  const ranks = bands.map(({ tier }) => tiers.findIndex(({ id }) => id === tier))
  return ordered === false || ranks.every((rank, index) => index === 0 || rank < (ranks[index - 1] as number))
}

/** Thresholds become edges of the first axis; the second has none yet, so that everybody keeps their tier. */
function matrixFor(document: Strategy): Matrix {
  const { score = '', bands = [] } = document.assign.bands ? document.assign : thresholdsFor(document)
  const edges: number[] = []
  const cells: string[] = []
  for (const band of bands) {
    const at = thresholdOf(band)
    // Of `from` and `above` at one number an axis can only have one, with all that lies above.
    if (at !== undefined && at === edges.at(-1)) cells.pop()
    else if (at !== undefined) edges.push(at)
    cells.push(band.tier)
  }
  return { x: { score, edges }, y: { score: otherScore(document, score), edges: [] }, cells: [cells] }
}

/** A root beside the first one, else a part of it. */
function otherScore({ scores }: Strategy, than: string): string {
  const others = scores.filter(({ id }) => id !== than)
  return (others.find(({ into }) => into === undefined) ?? others[0])?.id ?? than
}

/** Of a matrix the edges of x where its best row reaches another tier; else the score from 0 to 100 in equal parts. */
function thresholdsFor(document: Strategy): Assign {
  const { matrix } = document.assign
  const score = matrix?.x.score ?? document.scores.find(({ into }) => into === undefined)?.id ?? ''
  const rank = (tier: string) => document.tiers.findIndex(({ id }) => id === tier)
  const bands: TierBand[] = []
  for (const [column, tier] of (matrix?.cells.at(-1) ?? []).entries()) {
    const last = bands.at(-1)
    if (last && (document.ordered === false ? bands.some((band) => band.tier === tier) : rank(tier) >= rank(last.tier)))
      continue
    bands.push(column === 0 ? { tier } : { from: matrix?.x.edges[column - 1] as number, tier })
  }
  return { score, bands: bands.length > 1 || document.tiers.length === 1 ? bands : evenBands(document) }
}

function evenBands({ tiers }: Strategy): TierBand[] {
  const worstFirst = tiers.toReversed()
  return worstFirst.map(({ id }, index) =>
    index === 0 ? { tier: id } : { from: Math.round((index * 100) / worstFirst.length), tier: id },
  )
}
