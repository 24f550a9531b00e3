/** A strategy's settings: changed at once and audited, but for asking fewer people, which those still asked approve. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import type { Actor, Settings } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { readStrategy, writeSettings } from '../store/strategies.ts'
import type { Catalog } from './catalog.ts'
import { invalidAt, unknownStrategy } from './fault.ts'
import { parseMoment } from './moment.ts'
import { checkPrecondition, type Precondition } from './precondition.ts'
import type { Proposal } from './proposalAnswer.ts'
import type { Proposals } from './proposals.ts'

export interface CurrentSettings {
  settings: Settings
  etag: string
}

export type SettingsSaved = CurrentSettings | { proposal: Proposal }

export class StrategySettings {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #proposals: Proposals

  constructor(store: Store, catalog: Catalog, audit: AuditLog, proposals: Proposals) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.#proposals = proposals
  }

  /** @throws Fault unknown-strategy */
  async get(strategy: string): Promise<CurrentSettings> {
    return current((await this.#catalog.find(strategy)).strategy.settings)
  }

  /**
   * Replaces the settings. Asking fewer people is proposed instead.
   * @throws Fault unknown-strategy, invalid-request, precondition-required, precondition-failed
   */
  async put(actor: Actor, strategy: string, asked: AskedSettings, precondition: Precondition): Promise<SettingsSaved> {
    const { note = '' } = asked
    const after = await this.#complete(strategy, asked)
    const done = await this.#store.write(async (write) => {
      const before = (await readStrategy(write, strategy))?.settings
      if (!before) throw unknownStrategy(strategy)
      checkPrecondition(precondition, { etag: etagOf(before), value: () => before })
      if (after.approvals < before.approvals) return { lowered: before }
      await writeSettings(write, strategy, after)
      await this.#audit.append(write, actor, { action: 'settings.change', strategy, details: { before, after, note } })
      return { lowered: undefined }
    })
    if (done.lowered) {
      const change = { kind: 'settings' as const, before: done.lowered, after, note }
      return { proposal: (await this.#proposals.change(actor, strategy, change)).proposal }
    }
    this.#catalog.forget(strategy)
    return current(after)
  }

  async #complete(strategy: string, asked: AskedSettings): Promise<Settings> {
    const { timeZone } = (await this.#catalog.find(strategy)).strategy.settings
    if (asked.timeZone !== undefined && asked.timeZone !== timeZone) {
      throw invalidAt('/timeZone', `The time zone is ${timeZone} since the strategy was created, and stays so.`)
    }
    if (asked.reviewDate !== undefined && !isDate(asked.reviewDate)) {
      throw invalidAt('/reviewDate', `"${asked.reviewDate}" is no calendar date such as 2027-01-31.`)
    }
    const { note: _, ...settings } = asked
    return { ...settings, timeZone }
  }
}

export type AskedSettings = Omit<Settings, 'timeZone'> & { timeZone?: string; note?: string }

const current = (settings: Settings): CurrentSettings => ({ settings, etag: etagOf(settings) })

const etagOf = (settings: Settings) =>
  `"${createHash('sha256').update(canonicalJson(settings), 'utf8').digest('hex').slice(0, 16)}"`

const isDate = (text: string) => {
  const moment = parseMoment(text)
  return moment !== undefined && 'date' in moment
}
