/**
 * Compiled strategies, by digest and bounded: 100,000 different unsaved documents take no more
 * memory than the limit. What a version compiles to never changes, so that nothing here expires.
 */
import { createHash } from 'node:crypto'
import {
  type CompiledStrategy,
  canonicalJson,
  compile,
  type Problem,
  type StrategyIdentity,
} from '../../engine/index.ts'
import { Lru } from './lru.ts'

/** Weights are the characters of the canonical document: a plan's size follows from them. */
const LIMITS = { entries: 1_000, weight: 16_000_000 }

export type CompiledDocument = { ok: true; strategy: CompiledStrategy } | { ok: false; problems: Problem[] }

export class CompiledStrategies {
  #strategies = new Lru<CompiledStrategy>(LIMITS)

  get size(): number {
    return this.#strategies.size
  }

  /** A document that isn't stored. Its decisions carry its id and digest. */
  unsaved(document: unknown): CompiledDocument {
    const canonical = canonicalJson(document)
    const digest = digestOfCanonical(canonical)
    const known = this.#strategies.get(digest)
    if (known) return { ok: true, strategy: known }
    const compilation = compile(document, { digest })
    if (!compilation.ok) return compilation
    this.#strategies.set(digest, compilation.strategy, canonical.length)
    return compilation
  }

  /** A published version, if it is here. The key is what its decisions carry. */
  published(key: string): CompiledStrategy | undefined {
    return this.#strategies.get(key)
  }

  /** To be called when the numbers of versions may stand for others than before. */
  forget(): void {
    this.#strategies = new Lru<CompiledStrategy>(LIMITS)
  }

  /** Compiles a published version and keeps it under the key. */
  publish(key: string, canonical: string, identity: Omit<StrategyIdentity, 'id'>): CompiledStrategy {
    const compilation = compile(JSON.parse(canonical), identity)
    if (!compilation.ok) throw new Error(`A published version doesn't compile: ${compilation.problems[0]?.message}`)
    this.#strategies.set(key, compilation.strategy, canonical.length)
    return compilation.strategy
  }
}

/** The digest of a document that is canonical already: the engine's digestOf, by Node's faster hash. */
export const digestOfCanonical = (canonical: string): string =>
  `sha256:${createHash('sha256').update(canonical, 'utf8').digest('hex')}`
