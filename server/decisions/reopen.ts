/** A recorded decision made ready to be evaluated again: its version compiled, its request as it was. */
import { type CompiledStrategy, compile, type EvaluateRequest, type Evaluation, type Text } from '../../engine/index.ts'
import { digestOfCanonical } from '../services/compiled.ts'
import { Lru } from '../services/lru.ts'
import type { DecisionRow } from '../store/decisions.ts'
import type { Store } from '../store/store.ts'
import { readVersion } from '../store/versions.ts'
import { type Asked, type Contents, contentsOf } from './record.ts'

export type Reopened =
  | { ok: true; strategy: CompiledStrategy; request: EvaluateRequest; result: Evaluation }
  | { ok: false; reason: NotReplayable }

export interface NotReplayable {
  code: 'omitted' | 'unreadable' | 'damaged' | 'version-gone' | 'version-changed' | 'version-refused'
  message: string
}

const REASONS: Record<NotReplayable['code'], string> = {
  omitted: 'The strategy has sensitive fields, and by the server’s setting they were not kept.',
  unreadable: 'The sensitive fields can’t be decrypted: the key is lost or another one, or they were changed.',
  damaged: 'What is stored of the decision is not readable as JSON.',
  'version-gone': 'The version that decided is not in the database.',
  'version-changed': 'The version’s document is not the one that decided: its digest is another one.',
  'version-refused': 'This engine finds errors in the version’s document.',
}

/** Weights are the characters of documents. */
const KEPT = { entries: 200, weight: 8_000_000 }

export class Reopener {
  readonly #store: Store
  readonly #key: Buffer | undefined
  readonly #compiled = new Lru<CompiledStrategy>(KEPT)

  /** @param key that of sensitive fields; undefined where it is lost */
  constructor(store: Store, key: Buffer | undefined) {
    this.#store = store
    this.#key = key
  }

  contents(row: DecisionRow): Contents {
    return contentsOf(row, this.#key)
  }

  async reopen(row: DecisionRow): Promise<Reopened> {
    const contents = this.contents(row)
    if (!contents.ok) return refuse(contents.reason)
    const compiled = await this.#strategyOf(row)
    if (!compiled.ok) return compiled
    return { ...compiled, request: requestOf(row, contents), result: contents.result }
  }

  async #strategyOf(
    row: DecisionRow,
  ): Promise<{ ok: true; strategy: CompiledStrategy } | Extract<Reopened, { ok: false }>> {
    const name = JSON.stringify([row.strategy_id, row.version, row.digest, row.phase])
    const known = this.#compiled.get(name)
    if (known) return { ok: true, strategy: known }
    const stored = await readVersion(this.#store.read, row.strategy_id, row.version)
    if (!stored) return refuse('version-gone')
    if (digestOfCanonical(stored.canonical) !== row.digest) return refuse('version-changed')
    const compilation = compile(JSON.parse(stored.canonical), {
      version: row.version,
      digest: row.digest,
      ...(row.phase === null ? {} : { phase: JSON.parse(row.phase) as Text }),
    })
    if (!compilation.ok) return refuse('version-refused')
    this.#compiled.set(name, compilation.strategy, stored.canonical.length)
    return { ok: true, strategy: compilation.strategy }
  }
}

const refuse = (code: NotReplayable['code']): Extract<Reopened, { ok: false }> => ({
  ok: false,
  reason: { code, message: REASONS[code] },
})

const requestOf = (row: DecisionRow, { input, result }: Extract<Contents, { ok: true }>): EvaluateRequest => {
  const { previousTier, trace } = JSON.parse(row.request) as Asked
  // A full trace lists the keys that no field reads; their values were not kept, and nobody reads them.
  const ignored = result.ok ? (result.decision.ignored ?? []) : []
  return {
    subject: row.subject,
    input: Object.fromEntries([...Object.entries(input), ...ignored.map((key) => [key, null])]),
    asOf: row.as_of,
    previousTier,
    trace,
  }
}
