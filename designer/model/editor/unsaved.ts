/** What the server doesn't have yet, kept in this browser over a reload or a crash. */
import type { Strategy } from '../../../engine/index.ts'
import type { Draft } from '../drafts.ts'

interface Unsaved {
  /** What it was made from. */
  etag: string
  document: Strategy
}

type Named = Pick<Draft, 'strategy' | 'name'>

const keyOf = ({ strategy, name }: Named) => `tiersmith.unsaved.${strategy}.${name}`

// Storage may be forbidden or full; the server then has all that is kept.
export function keepUnsaved(draft: Named, etag: string, document: Strategy): void {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify({ etag, document } satisfies Unsaved))
  } catch {}
}

export function forgetUnsaved(draft: Named): void {
  try {
    localStorage.removeItem(keyOf(draft))
  } catch {}
}

/** What was kept and never reached the server; undefined where all is saved. */
export function unsavedOf(draft: Named): Unsaved | undefined {
  try {
    const text = localStorage.getItem(keyOf(draft))
    return text === null ? undefined : (JSON.parse(text) as Unsaved)
  } catch {
    return undefined
  }
}
