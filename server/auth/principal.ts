/** Who sends a request. */
import type { Once } from '../services/once.ts'
import type { Actor } from '../store/records.ts'
import type { Role } from './roles.ts'

export interface Principal extends Actor {
  kind: 'person' | 'key'
  roles: readonly Role[]
  /** The strategies that a key may see; all where it is absent. */
  strategies?: readonly string[]
  /** Where the request has an Idempotency-Key: what it does is done once. */
  once?: Once
}

/** The program itself, for what nobody asked for: the packs of the first start. */
export const SYSTEM: Actor = { kind: 'system', id: 'tiersmith', name: 'Tiersmith' }

/** Whoever works on this machine beside the server, by the command line. */
export const COMMAND_LINE: Actor = { kind: 'system', id: 'command-line', name: 'Command line' }

/** What is kept of a principal beside what it did. */
export const actorOf = ({ kind, id, name }: Actor): Actor => ({ kind, id, name })

/** Whether a strategy exists for this principal. */
export const sees = ({ strategies }: Principal, strategy: string): boolean =>
  strategies === undefined || strategies.includes(strategy)
