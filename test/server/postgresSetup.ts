/** Starts the server on whose databases the project `postgres` runs, once for all its files. */
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../postgresServer.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgres', server.address)
  return () => server.stop()
}
