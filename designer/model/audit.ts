/** The audit log: what was changed, by whom and when, and whether all of it still fits. */
import { fetchFile, getJson, type Page } from './api.ts'
import { type Actor, dayAfter, queryOf } from './decisions.ts'

export interface AuditEntry {
  /** 1, 2, 3 … without a gap. */
  seq: number
  at: string
  actor: Actor
  action: string
  strategy?: string
  details: Record<string, unknown>
  /** The hash of the entry before. */
  previous: string
  hash: string
}

export interface AuditFilter {
  action?: string | undefined
  /** The id of who did it. */
  actor?: string | undefined
  strategy?: string | undefined
  /** Days in UTC, both included. */
  from?: string | undefined
  to?: string | undefined
}

export interface AuditSummary {
  entries: number
  actions: { action: string; entries: number }[]
  actors: { actor: Actor; entries: number }[]
  strategies: { strategy: string; entries: number }[]
  days: { day: string; entries: number }[]
}

export interface AuditHead {
  seq: number
  hash: string
  at?: string
}

const findingKinds = [
  'changed',
  'missing',
  'out-of-order',
  'tail-cut',
  'not-covered',
  'rewritten',
  'head-rewritten',
  'unreadable',
  'document',
  'version',
  'timeline',
] as const

export interface Finding {
  kind: (typeof findingKinds)[number]
  /** Which sentence it is. */
  code: string
  params: Record<string, string | number | string[]>
  /** The first entry that doesn't fit. */
  seq?: number
  /** The sentence, in English. */
  message: string
}

export interface Verification {
  ok: boolean
  /** How many entries fit, from the first on. */
  entries: number
  head: AuditHead
  findings: Finding[]
  /** What could not be checked. */
  uncheckedCodes: ('key' | 'end')[]
}

const base = '/v1/audit'

const askedBy = ({ to, ...filter }: AuditFilter) => ({ ...filter, to: to === undefined ? undefined : dayAfter(to) })

/** A page of entries, the newest first. @param through the newest that is wanted */
export const auditPage = (filter: AuditFilter, through?: number, cursor?: string): Promise<Page<AuditEntry>> =>
  getJson(`${base}?${queryOf({ ...askedBy(filter), through, limit: 50, cursor })}`)

export const auditSummary = (): Promise<AuditSummary> => getJson(`${base}/summary`)

/** Walks the whole log; `kept` is a head that was taken away earlier. */
export const verifyAudit = (kept?: AuditHead): Promise<Verification> =>
  getJson(`${base}/verify?${queryOf({ seq: kept?.seq, hash: kept?.hash })}`)

/** The head to be kept elsewhere. That it was taken is an entry of the log. */
export const takeHead = (): Promise<AuditHead> => getJson(`${base}/head`)

/** All that the filters let through, oldest first. That it was exported is an entry of the log. */
export const exportAudit = (filter: AuditFilter, media: 'application/x-ndjson' | 'text/csv'): Promise<Blob> =>
  fetchFile(`${base}?${queryOf(askedBy(filter))}`, { accept: media })

/** The first entry that doesn't fit: it and all later ones can't be relied on. undefined where all do. */
export function firstBad({ ok, findings, entries }: Verification): number | undefined {
  if (ok) return undefined
  const seqs = findings.flatMap(({ kind, seq }) => (chainKinds.has(kind) && seq !== undefined ? [seq] : []))
  if (seqs.length > 0) return Math.min(...seqs)
  return findings.some(({ kind }) => chainKinds.has(kind)) ? entries + 1 : undefined
}

/** Findings about the chain itself; the others are about records beside it, which leave the entries as they are. */
const chainKinds = new Set<string>(findingKinds.filter((kind) => !['document', 'version', 'timeline'].includes(kind)))

/** A head as somebody has kept it: the JSON that was given, or seq and hash in any other writing. */
export function readHead(text: string): AuditHead | undefined {
  const seq = /"?seq"?\D{0,4}(\d{1,9})/.exec(text)?.[1]
  const hash = /\b[0-9a-f]{64}\b/.exec(text)?.[0]
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash }
}

export interface Bar {
  /** Its first day. */
  day: string
  /** Shares of the whole span of time, 0 to 1. */
  from: number
  to: number
  entries: number
  /** The entries before and with this bar, which are the numbers of the entries too. */
  first: number
  last: number
}

const DAY = 86_400_000
/** A young log is drawn over so many days, so that its first day isn't all there is. */
const LEAST_DAYS = 30

/** The log over time in at most so many bars, each at least a day wide. */
export function barsOf(days: AuditSummary['days'], most: number): Bar[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const start = Math.min(Date.parse(first.day), Date.parse(last.day) - (LEAST_DAYS - 1) * DAY)
  const total = Math.round((Date.parse(last.day) - start) / DAY) + 1
  const width = Math.ceil(total / most)
  const count = Math.ceil(total / width)
  const bars = Array.from({ length: count }, (_, index) => ({
    day: new Date(start + index * width * DAY).toISOString().slice(0, 10),
    from: index / count,
    to: (index + 1) / count,
    entries: 0,
    first: 0,
    last: 0,
  }))
  for (const { day, entries } of days) {
    const bar = bars[Math.floor((Date.parse(day) - start) / DAY / width)]
    if (bar) bar.entries += entries
  }
  let before = 0
  for (const bar of bars) {
    bar.first = before + 1
    before += bar.entries
    bar.last = before
  }
  return bars
}
