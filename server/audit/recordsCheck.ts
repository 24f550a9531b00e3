/**
 * Whether versions, timelines and documents still are what the log tells: each version and each timeline entry has
 * the log entry that it was made with, and says the same; each document still gives its digest.
 */
import type { Kysely } from 'kysely'
import { digestOfCanonical } from '../services/compiled.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEntry } from './chain.ts'
import { type Finding, finding } from './findings.ts'

/** Enough to see what has happened; a table that was replaced doesn't fill the answer. */
const MOST = 50
const BATCH = 50

type Table = 'versions' | 'timeline'

/** How often the log names a version or timeline entry of each strategy. */
type Counts = Map<string, number>

export class RecordsCheck {
  readonly #read: Kysely<Tables>
  readonly #findings: Finding[] = []
  readonly #versions: Counts = new Map()
  readonly #timeline: Counts = new Map()

  constructor(read: Kysely<Tables>) {
    this.#read = read
  }

  /** Compares what these entries have brought with what is there. */
  async add(entries: AuditEntry[]): Promise<void> {
    for (const entry of entries) {
      const { action, strategy, details } = entry
      if (strategy === undefined) continue
      if (action === 'version.publish' && typeof details.version === 'number') await this.#version(strategy, entry)
      if (typeof details.seq === 'number' && PLACING.has(action)) await this.#placed(strategy, entry)
    }
  }

  /** What no entry of the log tells of, and documents that were changed. */
  async finish(): Promise<Finding[]> {
    await this.#strays('versions', this.#versions)
    await this.#strays('timeline', this.#timeline)
    await this.#documents()
    return this.#findings.slice(0, MOST)
  }

  async #version(strategy: string, { seq, details }: AuditEntry): Promise<void> {
    count(this.#versions, strategy)
    const version = Number(details.version)
    const row = await this.#read
      .selectFrom('versions')
      .selectAll()
      .where('strategy_id', '=', strategy)
      .where('number', '=', version)
      .executeTakeFirst()
    if (!row) return this.#found(finding('version-gone', { strategy, version, seq }, seq))
    const { digest, note, authors, approvers, created_at: createdAt } = row
    const names = differing(
      { digest, note, authors, approvers, createdAt },
      { ...details, authors: JSON.stringify(details.authors), approvers: JSON.stringify(details.approvers) },
    )
    if (names.length > 0) this.#found(finding('version-changed', { strategy, version, seq, names }, seq))
  }

  async #placed(strategy: string, { seq, details }: AuditEntry): Promise<void> {
    count(this.#timeline, strategy)
    const place = Number(details.seq)
    const row = await this.#read
      .selectFrom('timeline')
      .selectAll()
      .where('strategy_id', '=', strategy)
      .where('seq', '=', place)
      .executeTakeFirst()
    if (!row) return this.#found(finding('timeline-gone', { strategy, place, seq }, seq))
    const written = {
      version: row.version,
      effectiveFrom: row.effective_from,
      recordedAt: row.recorded_at,
      phase: row.phase ?? undefined,
      note: row.note,
      cancels: row.cancels ?? undefined,
    }
    const phase = details.phase === undefined ? undefined : JSON.stringify(details.phase)
    const names = differing(written, { ...details, phase })
    if (names.length > 0) this.#found(finding('timeline-changed', { strategy, place, seq, names }, seq))
  }

  /** Every entry of the log has found its own record, so that a greater number of records means strange ones. */
  async #strays(table: Table, counts: Counts): Promise<void> {
    const rows = await this.#read
      .selectFrom(table)
      .select(['strategy_id', (select) => select.fn.countAll<number>().as('count')])
      .groupBy('strategy_id')
      .execute()
    for (const { strategy_id: strategy, count } of rows) {
      const strange = Number(count) - (counts.get(strategy) ?? 0)
      if (strange <= 0) continue
      this.#found(finding(table === 'versions' ? 'versions-unknown' : 'timeline-unknown', { strategy, count: strange }))
    }
  }

  async #documents(): Promise<void> {
    let after = ''
    for (;;) {
      const rows = await this.#read
        .selectFrom('documents')
        .selectAll()
        .where('digest', '>', after)
        .orderBy('digest')
        .limit(BATCH)
        .execute()
      for (const { digest, canonical } of rows) {
        if (digestOfCanonical(canonical) !== digest) this.#found(finding('document-changed', { digest }))
      }
      if (rows.length < BATCH) return
      after = rows.at(-1)?.digest ?? after
    }
  }

  #found(found: Finding): void {
    if (this.#findings.length < MOST) this.#findings.push(found)
  }
}

/** The properties of a record that aren't as its entry tells. */
const differing = (written: Record<string, unknown>, told: Record<string, unknown>): string[] =>
  Object.keys(written).filter((key) => written[key] !== told[key])

/** The actions that append to a timeline; their `seq` is its entry's. */
const PLACING = new Set(['version.publish', 'timeline.correct', 'timeline.cancel'])

const count = (counts: Counts, strategy: string): void => {
  counts.set(strategy, (counts.get(strategy) ?? 0) + 1)
}
