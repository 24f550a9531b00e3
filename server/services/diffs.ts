/** Comparing versions, drafts and proposals of a strategy. What two documents differ in never changes: it is kept by their digests. */
import {
  type CompiledStrategy,
  canonicalJson,
  compile,
  type Diff,
  diff,
  type Strategy,
  type Witness,
  witness,
} from '../../engine/index.ts'
import type { Catalog } from './catalog.ts'
import type { Drafts } from './drafts.ts'
import { invalidAt } from './fault.ts'
import { Lru } from './lru.ts'
import type { Proposals } from './proposals.ts'

/** Weights are the characters of a comparison as JSON. */
const REMEMBERED = { entries: 200, weight: 16_000_000 }
/** Enough for nearly every change, and done before somebody waits for it. */
const TRIES = 500

/** A version by number, a draft by name, or what a proposal froze, by its number. */
export type ComparedSide =
  | { version: number; digest: string }
  | { draft: string; digest: string }
  | { proposal: number; digest: string }

export interface Compared {
  from: ComparedSide
  to: ComparedSide
  a: Strategy
  b: Strategy
  diff: Diff
  /** An example on which the two differ; absent where a draft has errors. */
  witness?: Witness
}

interface Document {
  side: ComparedSide
  document: Strategy
  /** Absent where it has errors. */
  compiled?: CompiledStrategy
}

export class Diffs {
  readonly #catalog: Catalog
  readonly #drafts: Drafts
  readonly #proposals: Proposals
  readonly #known = new Lru<Pick<Compared, 'diff' | 'witness'>>(REMEMBERED)

  constructor(catalog: Catalog, drafts: Drafts, proposals: Proposals) {
    this.#catalog = catalog
    this.#drafts = drafts
    this.#proposals = proposals
  }

  /**
   * @param from and to: a version's number, `draft:NAME` or `proposal:NUMBER`
   * @throws Fault unknown-strategy, unknown-version, unknown-draft, unknown-proposal, invalid-request
   */
  async compare(strategy: string, from: string, to: string): Promise<Compared> {
    const a = await this.#document(strategy, from, '/query/from')
    const b = await this.#document(strategy, to, '/query/to')
    return { from: a.side, to: b.side, a: a.document, b: b.document, ...this.#differences(a, b) }
  }

  #differences(a: Document, b: Document): Pick<Compared, 'diff' | 'witness'> {
    const key = `${a.side.digest} ${b.side.digest}`
    const known = this.#known.get(key)
    if (known) return known
    const example = a.compiled && b.compiled && witness(a.compiled, b.compiled, { tries: TRIES })
    const found = { diff: diff(a.document, b.document), ...(example === undefined ? {} : { witness: example }) }
    this.#known.set(key, found, JSON.stringify(found).length)
    return found
  }

  async #document(strategy: string, name: string, pointer: string): Promise<Document> {
    const found = await this.#catalog.find(strategy)
    const [, draft] = /^draft:(.+)$/u.exec(name) ?? []
    if (draft !== undefined) return this.#draft(strategy, draft)
    const [, proposal] = /^proposal:([1-9]\d{0,8})$/.exec(name) ?? []
    if (proposal !== undefined) return this.#proposal(strategy, Number(proposal), pointer)
    if (!/^[1-9]\d{0,8}$/.test(name))
      throw invalidAt(pointer, 'Name a version by its number, a draft as draft:NAME or a proposal as proposal:NUMBER.')
    const compiled = await this.#catalog.version(found, Number(name))
    const side = { version: Number(name), digest: compiled.identity.digest ?? '' }
    return { side, document: compiled.document, compiled }
  }

  async #draft(strategy: string, name: string): Promise<Document> {
    const { document, digest } = await this.#drafts.get(strategy, name)
    // In the order of keys that versions are kept in, so that the same rules make the same plan.
    return written({ draft: name, digest }, document, JSON.parse(canonicalJson(document)))
  }

  async #proposal(strategy: string, number: number, pointer: string): Promise<Document> {
    const found = await this.#proposals.document({ strategy, number })
    if (!found) throw invalidAt(pointer, `Proposal ${number} publishes no document.`)
    return written({ proposal: number, digest: found.digest }, found.document, found.document)
  }
}

const written = (side: ComparedSide, document: unknown, ordered: unknown): Document => {
  const compiled = compile(ordered)
  return { side, document: document as Strategy, ...(compiled.ok ? { compiled: compiled.strategy } : {}) }
}
