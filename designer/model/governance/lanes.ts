/** A timeline as lanes: which version answered when, as served and as known at a moment. */
import type { Text } from '../../../engine/index.ts'
import type { TimelineEntry } from '../timeline.ts'
import type { Actor, Proposal } from './proposals.ts'
import { placeIn } from './zone.ts'

/** An entry with its moments as milliseconds since 1970. */
export interface Placed {
  entry: TimelineEntry
  effectiveFrom: number
  recordedAt: number
}

export interface Stretch {
  version: number
  phase?: Text
  seq: number
  from: number
  /** Open for the last one. */
  to: number | undefined
}

export const place = (entries: readonly TimelineEntry[], timeZone: string): Placed[] =>
  entries.map((entry) => ({
    entry,
    effectiveFrom: placeIn(timeZone, entry.effectiveFrom),
    recordedAt: Date.parse(entry.recordedAt),
  }))

/**
 * The entry in effect at a moment with what was known at another: among those recorded and not cancelled by then,
 * that with the greatest effectiveFrom, then the greatest seq.
 */
export function inEffectAt(placed: readonly Placed[], asOf: number, knownAt: number): TimelineEntry | undefined {
  const known = placed.filter(({ recordedAt }) => recordedAt <= knownAt)
  const cancelled = new Set(known.map(({ entry }) => entry.cancels))
  let best: Placed | undefined
  for (const one of known) {
    const { entry, effectiveFrom } = one
    if (effectiveFrom > asOf || entry.cancels !== undefined || cancelled.has(entry.seq)) continue
    const later = !best || effectiveFrom > best.effectiveFrom || effectiveFrom === best.effectiveFrom
    // Entries come in the order of their seq, so that of two from one moment the last one stays.
    if (later) best = one
  }
  return best?.entry
}

/** What the API answered with: each moment with what was known then; what is to come with what is known now. */
export const asServed = (placed: readonly Placed[], now: number): Stretch[] =>
  stretches(placed, (moment) => Math.min(moment, now))

/** The whole time with what is known at one moment. */
export const asKnown = (placed: readonly Placed[], knownAt: number): Stretch[] => stretches(placed, () => knownAt)

function stretches(placed: readonly Placed[], knownAt: (moment: number) => number): Stretch[] {
  const moments = [...new Set(placed.flatMap(({ effectiveFrom, recordedAt }) => [effectiveFrom, recordedAt]))]
  const found: Stretch[] = []
  for (const from of moments.sort((a, b) => a - b)) {
    const entry = inEffectAt(placed, from, knownAt(from))
    const last = found.at(-1)
    if (!entry || last?.seq === entry.seq) continue
    if (last) last.to = from
    const { version, phase, seq } = entry
    found.push({ version, seq, from, to: undefined, ...(phase === undefined ? {} : { phase }) })
  }
  return found
}

/** The phases of a lane: neighbours of one label are one. */
export function phasesOf(lane: readonly Stretch[]): { phase: Text; from: number; to: number | undefined }[] {
  const found: { phase: Text; key: string; from: number; to: number | undefined }[] = []
  for (const { phase, from, to } of lane) {
    if (phase === undefined) continue
    const key = JSON.stringify(phase)
    const last = found.at(-1)
    if (last && last.key === key && last.to === from) last.to = to
    else found.push({ phase, key, from, to })
  }
  return found.map(({ key: _, ...phase }) => phase)
}

type EntryKind = 'publish' | 'correct' | 'cancel' | 'restore'

/** An entry with what it did, and who did it where a proposal tells. */
export interface LogEntry {
  placed: Placed
  kind: EntryKind
  proposal?: Proposal
  /** It can still be cancelled. */
  ahead: boolean
  cancelledBy?: number
}

/** The entries, the last recorded first. */
export function logOf(placed: readonly Placed[], proposals: readonly Proposal[], now: number): LogEntry[] {
  const published = proposals.filter(({ state }) => state === 'published')
  return placed
    .map((one): LogEntry => {
      const { entry } = one
      const proposal = published.find((candidate) => made(candidate, entry))
      const cancelledBy = placed.find((other) => other.entry.cancels === entry.seq)?.entry.seq
      return {
        placed: one,
        kind: kindOf(placed, entry, proposal),
        ahead: one.effectiveFrom > now && entry.cancels === undefined && cancelledBy === undefined,
        ...(proposal === undefined ? {} : { proposal }),
        ...(cancelledBy === undefined ? {} : { cancelledBy }),
      }
    })
    .reverse()
}

function made({ change, version }: Proposal, entry: TimelineEntry): boolean {
  if (change.kind === 'cancel') return entry.cancels === change.seq
  if (entry.cancels !== undefined) return false
  if (change.kind === 'publish') return version === entry.version
  if (change.kind !== 'correct') return false
  return change.version === entry.version && change.effectiveFrom === entry.effectiveFrom && change.note === entry.note
}

function kindOf(placed: readonly Placed[], entry: TimelineEntry, proposal: Proposal | undefined): EntryKind {
  if (entry.cancels !== undefined) return 'cancel'
  if (proposal?.change.kind === 'correct') return 'correct'
  if (proposal?.change.kind === 'publish' && proposal.change.restores !== undefined) return 'restore'
  const first = placed.find((other) => other.entry.version === entry.version && other.entry.cancels === undefined)
  return first === undefined || first.entry.seq === entry.seq ? 'publish' : 'correct'
}

/** How long the drawing reaches: from the first entry, or a year back, to a while after what comes last. */
export function spanOf(placed: readonly Placed[], now: number, scope: 'year' | 'all'): [from: number, to: number] {
  const moments = placed.flatMap(({ effectiveFrom, recordedAt }) => [effectiveFrom, recordedAt])
  const from = scope === 'year' ? now - YEAR : Math.min(now - MONTH, ...moments)
  const last = Math.max(now + MONTH, ...placed.map(({ effectiveFrom }) => effectiveFrom))
  return [from, last + (last - from) * 0.08]
}

const MONTH = 30 * 86_400_000
const YEAR = 365 * 86_400_000

export interface Tick {
  time: number
  /** A new year, or a month of it. */
  year: boolean
}

/** The first days of years, and of quarters or months where there is room, at most `most` of them. */
export function ticksOf([from, to]: readonly [number, number], most: number): Tick[] {
  const months = (to - from) / MONTH
  const step = [1, 3, 6, 12, 24, 60, 120].find((candidate) => months / candidate <= most) ?? 240
  const first = new Date(from)
  const start = first.getUTCFullYear() * 12
  const ticks: Tick[] = []
  for (let month = start - (start % step); ; month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1)
    if (time > to) return ticks
    if (time >= from) ticks.push({ time, year: month % 12 === 0 })
  }
}

/** Names in a row, each once. */
export const namesOf = (actors: readonly Actor[]): string[] => [...new Set(actors.map(({ name }) => name))]
