/** Walks a log entry by entry and finds the first that doesn't fit the ones before it. */
import { type AuditEntry, type AuditHead, GENESIS, hashEntry } from './chain.ts'
import { type Finding, finding } from './findings.ts'

/** An entry as it was read; without content where that is no longer what was written, byte by byte. */
export interface Link {
  seq: number
  entry?: AuditEntry
}

/** Looks through the whole log, for words about an entry that doesn't fit. */
export interface Lookup {
  withHash(hash: string): Promise<boolean>
  withSeq(seq: number): Promise<boolean>
}

export class ChainCheck {
  readonly #lookup: Lookup
  /** Exported heads are compared when their entry comes by. */
  readonly #exported: AuditHead | undefined
  #last: AuditHead = { seq: 0, hash: GENESIS }
  #finding: Finding | undefined
  #exportedHash: string | undefined

  constructor(lookup: Lookup, exported?: AuditHead) {
    this.#lookup = lookup
    this.#exported = exported
    if (exported?.seq === 0) this.#exportedHash = GENESIS
  }

  /** The last entry that fits. */
  get last(): AuditHead {
    return this.#last
  }

  get finding(): Finding | undefined {
    return this.#finding
  }

  /** The chain's own hash where the exported head stands; undefined where it doesn't reach that far. */
  get exportedHash(): string | undefined {
    return this.#exportedHash
  }

  /** Takes the entries that follow; after the first that doesn't fit there is nothing to compare with. */
  async add(links: Link[]): Promise<void> {
    for (const link of links) {
      if (this.#finding) return
      this.#finding = await this.#judge(link)
      if (this.#finding || !link.entry) return
      this.#last = { seq: link.seq, hash: link.entry.hash }
      if (link.seq === this.#exported?.seq) this.#exportedHash = link.entry.hash
    }
  }

  async #judge({ seq, entry }: Link): Promise<Finding | undefined> {
    const expected = this.#last.seq + 1
    if (seq !== expected) return this.#misplaced(seq, expected)
    if (!entry) return finding('entry-text', { seq }, seq)
    const follows = entry.previous === this.#last.hash
    if (givesItsHash(entry)) return follows ? undefined : this.#unlinked(entry)
    if (!follows && (await this.#lookup.withHash(entry.previous))) return outOfOrder(seq)
    return finding('entry-content', { seq }, seq)
  }

  async #misplaced(seq: number, expected: number): Promise<Finding> {
    if (seq < expected || (await this.#lookup.withSeq(expected))) return outOfOrder(seq)
    return finding('entries-missing', { from: expected, to: seq - 1, next: seq }, expected)
  }

  /** An entry that is sound in itself but names another predecessor: it stands elsewhere, or that one was rewritten. */
  async #unlinked({ seq, previous }: AuditEntry): Promise<Finding> {
    if (previous === GENESIS || seq === 1 || (await this.#lookup.withHash(previous))) return outOfOrder(seq)
    return finding('entry-rewritten', { seq: seq - 1, next: seq }, seq - 1)
  }
}

/** What has no canonical JSON was never written. */
const givesItsHash = (entry: AuditEntry): boolean => {
  try {
    return hashEntry(entry) === entry.hash
  } catch {
    return false
  }
}

const outOfOrder = (seq: number): Finding => finding('entry-out-of-order', { seq }, seq)
