/** Recording by policy: which of the evaluations become decisions that are kept, and keeping them before they are answered. */
import type { JsonEvaluation, TraceLevel } from '../../engine/index.ts'
import type { Principal } from '../auth/principal.ts'
import type { Resolved, Subject, When } from '../services/evaluations.ts'
import { latestTiers } from '../store/decisions.ts'
import type { Actor } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { type NewDecision, type Sensitive, toRow } from './record.ts'
import { Recorder } from './recorder.ts'
import { UuidV7 } from './uuidv7.ts'

/** What is the same for all evaluations of a request. */
export interface Asking {
  resolved: Resolved
  when: When
  trace: TraceLevel | undefined
  actor: Actor & Pick<Principal, 'once'>
}

export interface Evaluated {
  subject: Subject
  evaluation: JsonEvaluation
}

export class Recording {
  readonly #store: Store
  readonly #recorder: Recorder
  readonly #ids: UuidV7
  readonly #sensitive: Sensitive

  constructor(store: Store, sensitive: Sensitive, clock: () => number) {
    this.#store = store
    this.#recorder = new Recorder(store)
    this.#ids = new UuidV7(clock)
    this.#sensitive = sensitive
  }

  /**
   * Keeps those that are due, durably.
   * @returns the id of each that was kept, in the order given; undefined for the others
   * @throws StorageUnavailable; then none was kept
   */
  async keep(asking: Asking, evaluated: readonly Evaluated[]): Promise<(string | undefined)[]> {
    const due = await this.#due(asking, evaluated)
    const rows = evaluated.map((one, index) =>
      due[index] ? toRow(newDecision(asking, one), this.#ids.next(), this.#sensitive) : undefined,
    )
    const kept = rows.filter((row) => row !== undefined)
    if (kept.length > 0) await this.#recorder.record(kept, asking.actor.once)
    return rows.map((row) => row?.id)
  }

  async #due({ resolved }: Asking, evaluated: readonly Evaluated[]): Promise<boolean[]> {
    if (resolved.due !== 'changes') return evaluated.map(() => resolved.due === 'all')
    const asked = evaluated.flatMap(({ subject }) => (givenTier(subject) ? [] : (givenSubject(subject) ?? [])))
    const latest = await latestTiers(this.#store, resolved.strategy.identity.id, [...new Set(asked)])
    return evaluated.map((one) => isChange(one, latest))
  }
}

/**
 * Whether the tier isn't the one before: `previousTier` where it is given, else that of the subject's latest
 * recorded decision; the first is a change. A refusal has no tier and is none; nor is what concerns nobody.
 * `latest` is kept up to date, for a subject may come twice in a batch.
 */
const isChange = ({ subject, evaluation }: Evaluated, latest: Map<string, string>): boolean => {
  if (!evaluation.ok) return false
  const id = givenSubject(subject)
  const before = givenTier(subject) ?? (id === undefined ? evaluation.tier : latest.get(id))
  if (before === evaluation.tier) return false
  if (id !== undefined) latest.set(id, evaluation.tier)
  return true
}

const givenTier = ({ previousTier }: Subject): string | undefined => previousTier?.normalize('NFC') || undefined
const givenSubject = ({ subject }: Subject): string | undefined => subject?.normalize('NFC') || undefined

const newDecision = ({ resolved, when, trace, actor }: Asking, { subject, evaluation }: Evaluated): NewDecision => ({
  strategy: resolved.strategy,
  subject: subject.subject,
  asOf: resolved.asOf,
  actor,
  asked: {
    asOf: when.asOf,
    knownAt: when.knownAt,
    version: when.version,
    previousTier: subject.previousTier,
    trace,
  },
  input: subject.input as object,
  evaluation,
})
