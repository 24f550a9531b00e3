/** Retention: decisions older than their strategy's setting are deleted, at the start and once a day. */
import type { Logger } from 'pino'
import type { AuditLog } from '../audit/log.ts'
import { SYSTEM } from '../auth/principal.ts'
import { deleteDecisions } from '../store/decisions.ts'
import { StorageUnavailable } from '../store/errors.ts'
import type { StrategyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { readStrategies } from '../store/strategies.ts'
import { firstIdAt } from './uuidv7.ts'

const DAY = 86_400_000
/** Decisions of one transaction: each has its audit entry, so that what is gone is told, whenever it stops. */
const MOST = 5_000
const PAGE = 200

export class Retention {
  readonly #store: Store
  readonly #audit: AuditLog
  readonly #clock: () => number
  readonly #log: Logger
  readonly #timer: NodeJS.Timeout
  #sweeping: Promise<void> | undefined
  #stopped = false

  constructor(store: Store, audit: AuditLog, clock: () => number, log: Logger) {
    this.#store = store
    this.#audit = audit
    this.#clock = clock
    this.#log = log
    this.#timer = setInterval(() => void this.sweep(), DAY).unref()
    void this.sweep()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#sweeping
  }

  /** Deletes what is too old now; what can't be deleted is left for the next time. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = undefined
    })
    return this.#sweeping
  }

  async #sweepAll(): Promise<void> {
    try {
      let after: string | undefined
      do {
        const strategies = await readStrategies(this.#store.read, { limit: PAGE, after })
        for (const strategy of strategies) await this.#sweepStrategy(strategy)
        after = strategies.length < PAGE ? undefined : strategies.at(-1)?.id
      } while (after !== undefined && !this.#stopped)
    } catch (error) {
      const level = error instanceof StorageUnavailable ? 'warn' : 'error'
      this.#log[level]({ err: error }, 'decisions that are too old could not be deleted')
    }
  }

  async #sweepStrategy({ id, settings: { retention } }: StrategyRecord): Promise<void> {
    if (retention === undefined) return
    const before = firstIdAt(this.#clock() - retention * DAY)
    let count = MOST
    while (count === MOST && !this.#stopped) count = await this.#expire(id, before, retention)
  }

  async #expire(strategy: string, before: string, retention: number): Promise<number> {
    // Most days nothing is too old, and then nothing is written.
    const old = this.#store.read.selectFrom('decisions').select('id').where('strategy_id', '=', strategy)
    if ((await old.where('id', '<', before).limit(1).execute()).length === 0) return 0
    return this.#store.write(async (write) => {
      const deleted = await deleteDecisions(write, strategy, before, MOST)
      if (!deleted) return 0
      await this.#audit.append(write, SYSTEM, {
        action: 'decisions.expire',
        strategy,
        details: { ...deleted, retention },
      })
      return deleted.count
    })
  }
}
