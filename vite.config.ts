/// <reference types="vitest/config" />
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const slow = ['test/{server,cli,e2e,faults}/**/*.test.ts']

export default defineConfig({
  root: 'designer',
  plugins: [solid()],
  build: { outDir: '../dist/designer', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/v1': 'http://127.0.0.1:8787' } },
  test: {
    root: '.',
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: slow } },
      { extends: true, test: { name: 'system', include: slow, testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
})
