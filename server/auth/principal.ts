/** Who sends a request. */
import type { Actor } from '../store/records.ts'
import type { Role } from './roles.ts'

export interface Principal extends Actor {
  kind: 'person' | 'key'
  roles: readonly Role[]
  /** The strategies that a key may see; all where it is absent. */
  strategies?: readonly string[]
}

/** The program itself, for what nobody asked for: the packs of the first start. */
export const SYSTEM: Actor = { kind: 'system', id: 'tiersmith', name: 'Tiersmith' }

/** What is kept of a principal beside what it did. */
export const actorOf = ({ kind, id, name }: Actor): Actor => ({ kind, id, name })

/** Whether a strategy exists for this principal. */
export const sees = ({ strategies }: Principal, strategy: string): boolean =>
  strategies === undefined || strategies.includes(strategy)
