/**
 * Bundles the server, the command line and the engine as a library into dist/. They share chunks, so that
 * a command loads only what it needs. Run by `npm run build:node`.
 */
import { chmod, copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const project = new URL('../../', import.meta.url)
const bundles = ['server', 'worker', 'scoreWorker', 'cli', 'engine', 'chunks'].map(
  (name) => new URL(`dist/${name}`, project),
)

/** Packages of many small ES modules: loading them one by one costs a quarter of a second a start. */
const INSIDE = ['typebox', 'kysely', 'hono', '@hono/node-server', '@noble/hashes', 'canonicalize']

/** All other packages stay outside: native code, workers, files of their own. */
const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || INSIDE.some((name) => path === name || path.startsWith(`${name}/`))
        ? undefined
        : { path, external: true },
    )
  },
}

await Promise.all(bundles.map((bundle) => rm(bundle, { recursive: true, force: true })))
await build({
  absWorkingDir: fileURLToPath(project),
  entryPoints: {
    server: 'server/main.ts',
    worker: 'server/workers/worker.ts',
    cli: 'server/cli/main.ts',
    scoreWorker: 'server/cli/scoring/worker.ts',
    engine: 'engine/index.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  plugins: [packagesOutside],
  logLevel: 'warning',
})

await copyFile(new URL('server/cli/engines/spark_score.py', project), new URL('dist/spark_score.py', project))

const cli = new URL('dist/cli.js', project)
await writeFile(cli, `#!/usr/bin/env node\n${await readFile(cli, 'utf8')}`)
await chmod(cli, 0o755)
