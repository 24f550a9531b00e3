/** Thresholds of tiers, changed: where each begins, kept in order. All pure, from one document to the next. */
import type { Assign, Strategy } from '../../../engine/index.ts'
import type { Change } from '../editor/change.ts'
import { byId } from '../names.ts'
import { between, type Grid, tidyPoints } from './grid.ts'

export type TierBand = NonNullable<Assign['bands']>[number]

export const thresholdOf = (band: Pick<TierBand, 'from' | 'above'> | undefined): number | undefined =>
  band?.from ?? band?.above

/** Where a threshold may lie: multiples of the score's last decimal, dragged by steps that can be seen. */
export function scoreGrid(document: Strategy, score: string, span: number): Grid {
  const { decimals, into } = byId(document.scores, score) ?? {}
  const own = 10 ** -(decimals ?? (into === undefined ? 2 : 4))
  const power = 10 ** Math.floor(Math.log10(Math.max(span, 0.01) / 100))
  const factor = [5, 2, 1].find((one) => one * power <= (span / 100) * 1.001) ?? 1
  return { step: Math.max(factor * power, own), base: 0, own, min: -100_000, max: 100_000 }
}

export const changeThresholds =
  (change: (bands: TierBand[], document: Strategy) => TierBand[]): Change =>
  (document) => {
    const { bands } = document.assign
    const changed = bands && change(bands, document)
    if (!changed || changed === bands) return document
    return { ...document, assign: { ...document.assign, bands: changed } }
  }

const withThreshold = (band: TierBand, at: number): TierBand =>
  band.above === undefined ? { ...band, from: at } : { ...band, above: at }

const withoutThreshold = ({ from: _from, above: _above, ...band }: TierBand): TierBand => band

/**
 * Moves the threshold where a tier begins, up to its neighbours and not past them. `from` stays `from`, and `above`
 * stays `above`. A tier that no score gave gets a band of its own.
 * @param free whether it may lie between the steps, as when it is typed
 */
export const moveThreshold = (tier: string, wish: number, grid: Grid, free = false): Change =>
  changeThresholds((bands, document) => {
    const index = bands.findIndex((band) => band.tier === tier)
    const band = bands[index]
    if (!band) return withBand(bands, document, tier, wish, grid)
    const was = thresholdOf(band)
    if (was === undefined) return bands
    const moved = between(wish, thresholdOf(bands[index - 1]), thresholdOf(bands[index + 1]), grid, free)
    if (moved === undefined || moved === was) return bands
    return bands.map((other) => (other === band ? withThreshold(band, tidyPoints(moved)) : other))
  })

/** The bands with one for a tier that had none: where its rank puts it, or without ranks where the wish lies. */
function withBand(bands: TierBand[], { tiers, ordered }: Strategy, tier: string, wish: number, grid: Grid): TierBand[] {
  const rank = (id: string) => tiers.findIndex((one) => one.id === id)
  const isBelow = (band: TierBand) =>
    ordered === false ? (thresholdOf(band) ?? Number.NEGATIVE_INFINITY) < wish : rank(band.tier) > rank(tier)
  const place = bands.filter(isBelow).length
  if (place === 0) {
    // It takes everything below what was the lowest.
    const first = bands[0] as TierBand
    const at = between(wish, undefined, thresholdOf(bands[1]), grid, true)
    return at === undefined
      ? bands
      : [{ tier }, { ...withoutThreshold(first), from: tidyPoints(at) }, ...bands.slice(1)]
  }
  const at = between(wish, thresholdOf(bands[place - 1]), thresholdOf(bands[place]), grid, true)
  if (at === undefined) return bands
  return [...bands.slice(0, place), { from: tidyPoints(at), tier }, ...bands.slice(place)]
}

/** No score gives the tier any more: the one below grows over its band, or for the lowest, the one above. */
export const dropThreshold = (tier: string): Change =>
  changeThresholds((bands) => {
    const rest = bands.filter((band) => band.tier !== tier)
    if (rest.length === bands.length || rest.length === 0) return bands
    return [withoutThreshold(rest[0] as TierBand), ...rest.slice(1)]
  })

/** Whether a score on the threshold belongs to the tier, or still to the one below. */
export const includeThreshold = (tier: string, includes: boolean): Change =>
  changeThresholds((bands) =>
    bands.map((band) => {
      const at = thresholdOf(band)
      if (band.tier !== tier || at === undefined) return band
      return { ...withoutThreshold(band), ...(includes ? { from: at } : { above: at }) }
    }),
  )

/** Thresholds all at once, by tier: those that a calibration proposes. `from` stands at each. */
export const placeThresholds = (places: ReadonlyMap<string, number>): Change =>
  changeThresholds((bands) =>
    bands.map((band) => {
      const at = places.get(band.tier)
      if (at === undefined || thresholdOf(band) === undefined || at === band.from) return band
      return { ...withoutThreshold(band), from: tidyPoints(at) }
    }),
  )

/** Whether all thresholds still rise when one of them lies elsewhere. */
export function keepsOrder(bands: readonly TierBand[], tier: string, at: number): boolean {
  const index = bands.findIndex((band) => band.tier === tier)
  const [below, above] = [thresholdOf(bands[index - 1]), thresholdOf(bands[index + 1])]
  return (below === undefined || below < at) && (above === undefined || at < above)
}

/** Another score is cut into tiers; thresholds stay where they are. */
export const setAssignScore =
  (score: string): Change =>
  (document) =>
    document.assign.bands && document.assign.score !== score
      ? { ...document, assign: { ...document.assign, score } }
      : document
