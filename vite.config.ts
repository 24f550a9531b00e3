/// <reference types="vitest/config" />
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { noPostgres } from './test/postgresServer.ts'

const system = ['test/{server,cli,e2e,faults}/**/*.test.ts']
/**
 * What must hold on PostgreSQL as well: the store and the services that write. TIERSMITH_POSTGRES=all adds all else
 * that speaks to a server.
 */
const writing =
  'store,drafts,proposals,timelineChanges,idempotency,people,session,keys,decisions,audit,populations,runs,settings'
const onPostgres =
  process.env.TIERSMITH_POSTGRES === 'all' ? 'test/server/*.test.ts' : `test/server/{${writing}}.test.ts`
/** Of a file, of the command line, or of nothing that is stored. */
const notOnPostgres =
  'test/server/{noPostgres,disk,auditLog,governance,governanceDocumented,readme,postgres*,instances,telemetry,openapi,generated,lru,moment,uuidv7,zones,lines,seal,reference,pages,bins,direct}.test.ts'
const designer = ['test/designer/**/*.test.{ts,tsx}']

export default defineConfig({
  root: 'designer',
  plugins: [solid()],
  build: {
    outDir: '../dist/designer',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // The engine is pure: the first screen takes its words alone, what evaluates comes with the strategy page.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/engine\//, sideEffects: false }] } },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': 'http://127.0.0.1:8787' } },
  test: {
    root: '.',
    setupFiles: ['test/seed.ts'],
    // Half of a test's time is waiting: for servers, browsers and disks.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...system, ...designer],
          // The engine has no state that one file could leave to the next.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'designer',
          environment: 'jsdom',
          include: designer,
          setupFiles: ['test/seed.ts', 'test/designer/languages.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          environment: 'node',
          include: system,
          exclude: ['test/server/noPostgres.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          include: noPostgres ? ['test/server/noPostgres.test.ts'] : [onPostgres],
          exclude: noPostgres ? [] : [notOnPostgres],
          ...(noPostgres
            ? {}
            : {
                globalSetup: ['test/server/postgresSetup.ts'],
                setupFiles: ['test/seed.ts', 'test/server/onPostgres.ts'],
              }),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
