/** Writing the audit log: one entry for each change, in the change's own transaction. */
import type { Principal } from '../auth/principal.ts'
import type { Actor } from '../store/records.ts'
import type { Write } from '../store/store.ts'
import type { Action } from './actions.ts'
import { type AuditEntry, GENESIS, hashEntry, macOfHead } from './chain.ts'

export interface Change {
  action: Action
  strategy?: string
  /** What was changed, in ids, digests and plain values; never a secret, never data of subjects. */
  details: Record<string, unknown>
}

export class AuditLog {
  readonly #key: Buffer
  readonly #clock: () => number

  /** @param key authenticates the head; it is kept outside the database */
  constructor(key: Buffer, clock: () => number) {
    this.#key = key
    this.#clock = clock
  }

  /**
   * Appends an entry; it is there exactly if the transaction's other changes are. So is the mark that a request with
   * an Idempotency-Key has had its effect: every change comes by here, with who asked for it.
   * @throws Fault idempotency-in-progress where another request has the key
   */
  async append(
    write: Write,
    actor: Actor & Pick<Principal, 'once'>,
    { action, strategy, details }: Change,
  ): Promise<AuditEntry> {
    await actor.once?.reserve(write)
    const head = await write.selectFrom('audit_head').selectAll().executeTakeFirst()
    const content = {
      seq: (head?.seq ?? 0) + 1,
      at: new Date(this.#clock()).toISOString(),
      actor: { kind: actor.kind, id: actor.id, name: actor.name },
      action,
      ...(strategy === undefined ? {} : { strategy }),
      details,
      previous: head?.hash ?? GENESIS,
    }
    const entry = { ...content, hash: hashEntry(content) }
    await write.insertInto('audit').values(toRow(entry)).execute()
    await this.#moveHead(write, entry)
    return entry
  }

  async #moveHead(write: Write, { seq, hash }: AuditEntry): Promise<void> {
    const head = { seq, hash, mac: macOfHead({ seq, hash }, this.#key) }
    await write
      .insertInto('audit_head')
      .values({ id: 1, ...head })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(head))
      .execute()
  }
}

const toRow = (entry: AuditEntry) => ({
  seq: entry.seq,
  at: entry.at,
  actor: JSON.stringify(entry.actor),
  actor_id: entry.actor.id,
  action: entry.action,
  strategy_id: entry.strategy ?? null,
  details: JSON.stringify(entry.details),
  previous: entry.previous,
  hash: entry.hash,
})
