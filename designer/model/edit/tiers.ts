/** The list of tiers, changed: added, removed, moved, and what each is meant to hold. Pure changes of a document. */
import type { Strategy, Tier } from '../../../engine/index.ts'
import {
  addPart,
  type Change,
  changePart,
  changesOf,
  freeId,
  movePart,
  removePart,
  withProperty,
} from '../editor/change.ts'
import { between, type Grid, tidy } from './grid.ts'
import { changeThresholds, type TierBand, thresholdOf } from './thresholds.ts'
import { withTierReplaced } from './tierUses.ts'

export type Target = NonNullable<Tier['target']>

/**
 * Adds a tier above another: by thresholds it takes the upper half of that one's band, as far as it is drawn.
 * @param text its name, as the language that is read has it
 */
export const addTier = (
  document: Strategy,
  above: string,
  text: Tier['title'],
  [low, high]: readonly [number, number],
  grid: Grid,
): { id: string; change: Change } => {
  const id = freeId(
    'tier',
    document.tiers.map((tier) => tier.id),
  )
  const place = document.tiers.findIndex((tier) => tier.id === above)
  const tier: Tier = text === undefined ? { id } : { id, title: text }
  const split = changeThresholds((bands) => {
    const index = bands.findIndex((band) => band.tier === above)
    if (index < 0) return bands
    const [start, end] = [thresholdOf(bands[index]), thresholdOf(bands[index + 1])]
    const [from, to] = [start ?? Math.min(low, end ?? low), end ?? Math.max(high, (start ?? high) + grid.step)]
    const at = between(tidy((from + to) / 2), start, end, grid)
    return at === undefined ? bands : bands.toSpliced(index + 1, 0, { from: at, tier: id })
  })
  return { id, change: changesOf(addPart('tiers', tier, Math.max(place, 0)), split) }
}

/** Removes a tier; what named it names another one. The last tier stays. */
export const removeTier =
  (id: string, heir: string): Change =>
  (document) => {
    if (document.tiers.length < 2 || id === heir || !document.tiers.some((tier) => tier.id === heir)) return document
    return removePart('tiers', id)(withTierReplaced(document, id, heir))
  }

/** Moves a tier among the others, best first. Thresholds stay where they are: the tiers between them change places. */
export const moveTier =
  (id: string, index: number): Change =>
  (document) => {
    if (index < 0 || index >= document.tiers.length || document.tiers[index]?.id === id) return document
    const moved = movePart('tiers', id, index)(document)
    if (document.ordered === false) return moved
    return changeThresholds((bands) => reordered(bands, moved))(moved)
  }

function reordered(bands: TierBand[], { tiers }: Strategy): TierBand[] {
  const given = new Set(bands.map(({ tier }) => tier))
  const worstFirst = tiers.filter(({ id }) => given.has(id)).toReversed()
  return bands.map((band, index) => ({ ...band, tier: worstFirst[index]?.id ?? band.tier }))
}

export const setTarget = (id: string, target: Target | undefined): Change =>
  changePart('tiers', id, (tier) => withProperty(tier, 'target', target))

export const setTierText = (id: string, key: 'title' | 'description', text: Tier['title']): Change =>
  changePart('tiers', id, (tier) => withProperty(tier, key, text))

/** By how many points a tier is kept; undefined for no hold. */
export const setHoldMargin =
  (margin: number | undefined): Change =>
  (document) =>
    withProperty(
      document,
      'hold',
      margin === undefined ? undefined : { ...document.hold, margin: Math.min(Math.max(margin, 0), 200_000) },
    )

/** By how many tiers it can fall at once; undefined for any number. */
export const setHoldDrop =
  (maxDrop: number | undefined): Change =>
  (document) =>
    document.hold ? { ...document, hold: withProperty(document.hold, 'maxDrop', maxDrop) } : document
