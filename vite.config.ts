/// <reference types="vitest/config" />
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const system = ['test/{server,cli,e2e,faults}/**/*.test.ts']
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
        test: { name: 'system', environment: 'node', include: system, testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
})
