/**
 * The populations of the packs: loaded once, after the server has begun to answer, so that nobody waits for them.
 * What was begun and not finished is loaded at the next start; what was deleted stays away.
 */
import { existsSync } from 'node:fs'
import type { Logger } from 'pino'
import { compile, type Strategy } from '../../engine/index.ts'
import { SYSTEM } from '../auth/principal.ts'
import { openTable } from '../import/header.ts'
import { plainMapping } from '../import/plain.ts'
import { openSource } from '../import/source.ts'
import type { Read, Store } from '../store/store.ts'
import type { Pack, PackStrategy } from './packs.ts'
import type { Populations } from './populations.ts'

export class PackPopulations {
  readonly #store: Store
  readonly #populations: Populations
  readonly #log: Logger
  #stopped = false
  #loading: Promise<void> = Promise.resolve()

  constructor(store: Store, populations: Populations, log: Logger) {
    this.#store = store
    this.#populations = populations
    this.#log = log
  }

  /** Begins to load what isn't there yet. */
  begin(packs: readonly Pack[]): void {
    this.#loading = this.#load(packs).catch((err) => this.#log.error({ err }, 'populations of packs not loaded'))
  }

  /** Finishes the one at hand. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#loading
  }

  async #load(packs: readonly Pack[]): Promise<void> {
    const due = await dueStrategies(this.#store.read)
    const loaded: string[] = []
    for (const pack of packs) {
      for (const strategy of pack.strategies) {
        if (this.#stopped) return
        if (!due.delete(strategy.id) || !existsSync(strategy.population)) continue
        try {
          await this.#loadOne(pack, strategy)
          loaded.push(strategy.id)
        } catch (err) {
          this.#log.error({ pack: pack.id, strategy: strategy.id, err }, 'population of a pack left out')
        }
      }
    }
    if (loaded.length > 0) this.#log.info({ strategies: loaded }, 'populations of packs loaded')
  }

  async #loadOne({ title }: Pack, { population: path, versions }: PackStrategy): Promise<void> {
    const document = documentOf(versions.at(-1)?.canonical ?? '')
    const { header } = await openTable(await openSource(path), () => false)
    const mapping = plainMapping(header.names, document)
    const isDue = async (read: Read) => (await dueStrategies(read)).has(document.id)
    await this.#populations.importFile(SYSTEM, document, { name: title, path, mapping }, isDue)
  }
}

const documentOf = (canonical: string): Strategy => {
  const compilation = compile(JSON.parse(canonical))
  if (!compilation.ok) throw new Error('the strategy does not compile')
  return compilation.strategy.document
}

/** Strategies that came with packs and never had a population from them. */
async function dueStrategies(read: Read): Promise<Set<string>> {
  const bySystem = async (action: 'strategy.create' | 'population.create') => {
    const entries = await read
      .selectFrom('audit')
      .select('strategy_id')
      .where('action', '=', action)
      .where('actor_id', '=', SYSTEM.id)
      .execute()
    return entries.map(({ strategy_id }) => strategy_id ?? '')
  }
  const done = new Set(await bySystem('population.create'))
  return new Set((await bySystem('strategy.create')).filter((id) => !done.has(id)))
}
