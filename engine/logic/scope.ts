import type { Read } from './node.ts'

/** What a name means where an expression stands. */
export type Resolution =
  | { kind: 'found'; read: Read }
  /** Defined, but only after the place that reads it. */
  | { kind: 'later' }
  /** Its own definition has a problem already; nothing more can be said. */
  | { kind: 'broken' }
  | { kind: 'unknown' }

/** The variables that an expression may read at its place in the document. */
export interface Scope {
  resolve(name: string): Resolution
  /** Every name that could be read here, for suggestions. */
  names(): string[]
}

/** A scope with more names; the inner ones win. */
export function extendScope(outer: Scope, inner: ReadonlyMap<string, Resolution>): Scope {
  return {
    resolve: (name) => inner.get(name) ?? outer.resolve(name),
    names: () => [...outer.names(), ...inner.keys()],
  }
}
