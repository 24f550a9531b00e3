/**
 * Bundles the server, the command line and the engine as a library into dist/. They share chunks, so that
 * a command loads only what it needs. Run by `npm run build:node`.
 */
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const project = new URL('../../', import.meta.url)
const bundles = ['server', 'cli', 'engine', 'chunks'].map((name) => new URL(`dist/${name}`, project))

/** Packages stay outside, but for TypeBox: loading its many small files costs a quarter of a second a start. */
const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path === 'typebox' || path.startsWith('typebox/') ? undefined : { path, external: true },
    )
  },
}

await Promise.all(bundles.map((bundle) => rm(bundle, { recursive: true, force: true })))
await build({
  absWorkingDir: fileURLToPath(project),
  entryPoints: { server: 'server/main.ts', cli: 'server/cli/main.ts', engine: 'engine/index.ts' },
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

const cli = new URL('dist/cli.js', project)
await writeFile(cli, `#!/usr/bin/env node\n${await readFile(cli, 'utf8')}`)
await chmod(cli, 0o755)
