/** The migrations in their order: numbered, forward only. A name, once released, never changes. */
import type { Migration } from 'kysely'
import { createStrategies } from './001-strategies.ts'
import { createPeople } from './002-people.ts'
import { createGovernance } from './003-governance.ts'
import { createDecisions } from './004-decisions.ts'
import { createPopulations } from './005-populations.ts'
import { createRuns } from './006-runs.ts'

export const migrations: Record<string, Migration> = {
  '001-strategies': { up: createStrategies },
  '002-people': { up: createPeople },
  '003-governance': { up: createGovernance },
  '004-decisions': { up: createDecisions },
  '005-populations': { up: createPopulations },
  '006-runs': { up: createRuns },
}
