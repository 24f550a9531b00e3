/**
 * Whether versions, timelines and documents still are what the log tells: each version and each timeline entry has
 * the log entry that it was made with, and says the same; each document still gives its digest.
 */
import type { Kysely } from 'kysely'
import { digestOfCanonical } from '../services/compiled.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEntry } from './chain.ts'
import type { Finding, FindingKind } from './findings.ts'

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
    const number = Number(details.version)
    const row = await this.#read
      .selectFrom('versions')
      .selectAll()
      .where('strategy_id', '=', strategy)
      .where('number', '=', number)
      .executeTakeFirst()
    const name = `Version ${number} of ${strategy}`
    if (!row) return this.#found('version', `${name} is gone; entry ${seq} published it.`, seq)
    const written = { digest: row.digest, note: row.note, authors: row.authors, approvers: row.approvers }
    const told = {
      digest: details.digest,
      note: details.note,
      authors: JSON.stringify(details.authors),
      approvers: JSON.stringify(details.approvers),
    }
    this.#compare(
      'version',
      name,
      seq,
      { ...written, createdAt: row.created_at },
      { ...told, createdAt: details.createdAt },
    )
  }

  async #placed(strategy: string, { seq, details }: AuditEntry): Promise<void> {
    count(this.#timeline, strategy)
    const row = await this.#read
      .selectFrom('timeline')
      .selectAll()
      .where('strategy_id', '=', strategy)
      .where('seq', '=', Number(details.seq))
      .executeTakeFirst()
    const name = `Timeline entry ${details.seq} of ${strategy}`
    if (!row) return this.#found('timeline', `${name} is gone; entry ${seq} recorded it.`, seq)
    const written = {
      version: row.version,
      effectiveFrom: row.effective_from,
      recordedAt: row.recorded_at,
      phase: row.phase ?? undefined,
      note: row.note,
      cancels: row.cancels ?? undefined,
    }
    const phase = details.phase === undefined ? undefined : JSON.stringify(details.phase)
    this.#compare('timeline', name, seq, written, { ...details, phase })
  }

  #compare(
    kind: FindingKind,
    name: string,
    seq: number,
    written: Record<string, unknown>,
    told: Record<string, unknown>,
  ): void {
    const differing = Object.keys(written).filter((key) => written[key] !== told[key])
    if (differing.length === 0) return
    this.#found(kind, `${name} was changed: its ${differing.join(', ')} isn’t as entry ${seq} tells.`, seq)
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
      const [kind, what] =
        table === 'versions' ? (['version', 'version'] as const) : (['timeline', 'timeline entry'] as const)
      this.#found(kind, `${strategy} has ${strange} more ${what} than the log tells of.`)
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
        if (digestOfCanonical(canonical) !== digest) this.#found('document', `The document ${digest} was changed.`)
      }
      if (rows.length < BATCH) return
      after = rows.at(-1)?.digest ?? after
    }
  }

  #found(kind: FindingKind, message: string, seq?: number): void {
    if (this.#findings.length < MOST) this.#findings.push({ kind, ...(seq === undefined ? {} : { seq }), message })
  }
}

/** The actions that append to a timeline; their `seq` is its entry's. */
const PLACING = new Set(['version.publish', 'timeline.correct', 'timeline.cancel'])

const count = (counts: Counts, strategy: string): void => {
  counts.set(strategy, (counts.get(strategy) ?? 0) + 1)
}
