/**
 * A cut for each edge between tiers, from the best tier down. All numbers here are scores in units of
 * the score's last decimal, so that "the next lower threshold" is one less.
 */
import { cutAt, type Ranking } from './ranking.ts'
import { isNearer, type Reach } from './reach.ts'

/** An edge as it stands: where a tier begins. */
export interface Edge {
  tier: string
  /** The lowest score of the tier. */
  unit: number
  /** Undefined where the tier has no target that could be met by moving its edge. */
  reach: Reach | undefined
}

/** Where edges may lie: above `bottom`, so that the lowest tier can be reached, up to `top`. */
export interface Room {
  bottom: number
  top: number
}

export interface Cut {
  /** How many groups lie above the edge; all edges that give this cut are in (excluded, included]. */
  cut: number
  excluded: number
  included: number
  /** The edge stays where it is. */
  kept: boolean
}

/** Finds the cuts, best tier first; or the tier for which no room is left. */
export function chooseCuts(edges: readonly Edge[], ranking: Ranking, room: Room): Cut[] | { noRoomFor: string } {
  const cuts: Cut[] = []
  let ceiling = room.top
  for (const [index, edge] of edges.entries()) {
    const above = cuts.at(-1)?.cut ?? 0
    const lowest = room.bottom + edges.length - 1 - index
    const fits = (cut: number) => {
      const { excluded, included } = gapAt(ranking, cut, room)
      return Math.min(included, ceiling) > Math.max(excluded, lowest)
    }
    const stays = edge.unit <= ceiling && edge.unit > lowest
    const kept = edge.reach === undefined && stays
    const cut = kept ? cutAt(ranking, edge.unit) : nearestCut(edge.reach, above, ranking.units.length, fits)
    if (cut === undefined) return { noRoomFor: edge.tier }
    const gap = gapAt(ranking, cut, room)
    cuts.push({ cut, ...gap, kept })
    ceiling = (kept ? edge.unit : Math.min(ceiling, gap.included)) - 1
  }
  return cuts
}

/** Without a target the first that fits: the edge falls as little as it can. */
function nearestCut(
  reach: Reach | undefined,
  above: number,
  groups: number,
  fits: (cut: number) => boolean,
): number | undefined {
  let nearest: number | undefined
  for (let cut = above; cut <= groups; cut++) {
    if (!fits(cut)) continue
    if (reach === undefined) return cut
    if (nearest === undefined || isNearer(reach.wanted, reach.at(cut, above), reach.at(nearest, above))) nearest = cut
  }
  return nearest
}

function gapAt({ units }: Ranking, cut: number, { bottom, top }: Room): Pick<Cut, 'excluded' | 'included'> {
  return { excluded: units[cut] ?? bottom, included: cut === 0 ? top : (units[cut - 1] as number) }
}
