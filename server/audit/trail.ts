/** What auditors ask of the log: entries, exports, the head, and whether all of it still fits. */

import type { Principal } from '../auth/principal.ts'
import type { Actor } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import type { AuditEntry, AuditHead } from './chain.ts'
import { type AuditFilter, type AuditPage, auditEntries, auditPages, storedHead } from './entries.ts'
import type { Verification } from './findings.ts'
import type { AuditLog } from './log.ts'
import { type AuditSummary, auditSummary } from './summary.ts'
import { verifyDatabase } from './verify.ts'

export class AuditTrail {
  readonly #store: Store
  readonly #log: AuditLog
  readonly #key: Buffer
  /** One verification after the other: each takes a processor for as long as it lasts. */
  #verifying: Promise<unknown> = Promise.resolve()

  constructor(store: Store, log: AuditLog, key: Buffer) {
    this.#store = store
    this.#log = log
    this.#key = key
  }

  entries(principal: Principal, filter: AuditFilter, page: AuditPage): Promise<AuditEntry[]> {
    return auditEntries(this.#store.read, principal, filter, page)
  }

  summary(principal: Principal): Promise<AuditSummary> {
    return auditSummary(this.#store.read, principal)
  }

  /** Says who exports what, and gives the log as it was before, oldest first, page by page. */
  async export(principal: Principal, filter: AuditFilter, format: string): Promise<AsyncGenerator<AuditEntry[]>> {
    const head = await storedHead(this.#store.read)
    await this.#exported(principal, { what: 'entries', format, ...filter })
    return auditPages(this.#store.read, principal, filter, head?.seq ?? 0)
  }

  /** The head to be kept elsewhere: that of the entry which says that it was exported. */
  async exportHead(actor: Actor): Promise<AuditHead & { at: string }> {
    const { seq, hash, at } = await this.#exported(actor, { what: 'head' })
    return { seq, hash, at }
  }

  async verify(exported: AuditHead | undefined): Promise<Verification> {
    const mine = this.#verifying.then(() =>
      this.#store.snapshot((read) => verifyDatabase(read, { key: this.#key, exported })),
    )
    this.#verifying = mine.catch(() => {})
    return mine
  }

  #exported(actor: Actor, details: Record<string, unknown>): Promise<AuditEntry> {
    return this.#store.write((write) => this.#log.append(write, actor, { action: 'audit.export', details }))
  }
}
