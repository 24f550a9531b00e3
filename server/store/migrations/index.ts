/** The migrations in their order: numbered, forward only. A name, once released, never changes. */
import type { Migration } from 'kysely'
import { createStrategies } from './001-strategies.ts'

export const migrations: Record<string, Migration> = {
  '001-strategies': { up: createStrategies },
}
