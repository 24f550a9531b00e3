/** What the project `postgres` runs where the machine has no PostgreSQL. */
import { it } from 'vitest'
import { noPostgres } from '../postgresServer.ts'

it(`the store and the services on PostgreSQL: skipped, ${noPostgres}`, ({ skip }) => skip(noPostgres))
