/**
 * Runs the real command line as a process of its own: bundled, as it is shipped, which starts in a
 * third of the time. `fromSource` runs it as `npm run -s tiersmith --` does.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll } from 'vitest'

const project = join(dirname(fileURLToPath(import.meta.url)), '../..')
export const STRATEGY = join(project, 'test/fixtures/a-group.json')

export interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

const bundle = join(project, 'node_modules/.cache/tiersmith-test', String(process.pid))
afterAll(() => rmSync(bundle, { recursive: true, force: true }))
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
await build({
  entryPoints: {
    cli: join(project, 'server/cli/main.ts'),
    scoreWorker: join(project, 'server/cli/scoring/worker.ts'),
  },
  outdir: bundle,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => name !== 'typebox'),
})
copyFileSync(join(project, 'server/cli/engines/spark_score.py'), join(bundle, 'spark_score.py'))

const fromBundle = [join(bundle, 'cli.js')]
export const fromSource = [
  '--import',
  join(project, 'node_modules/tsx/dist/loader.mjs'),
  join(project, 'server/cli/main.ts'),
]

/** Starts a command; the working folder is `cwd`, so that paths can be relative to it. */
export function start(
  words: string[],
  cwd: string,
  entry = fromBundle,
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [...entry, ...words], { cwd, stdio: 'pipe', env: { ...process.env, ...environment } })
}

/** root reads whatever it likes; without this capability it is held to a file's mode like everybody. */
const HELD_TO_MODES = ['--bounding-set=-dac_override,-dac_read_search', process.execPath]

/** Starts a command that a file's mode binds, whoever runs the tests. */
export function startBound(words: string[], cwd: string): ChildProcess {
  if (process.getuid?.() !== 0) return start(words, cwd)
  return spawn('setpriv', [...HELD_TO_MODES, ...fromBundle, ...words], { cwd, stdio: 'pipe' })
}

/** Waits for its end. */
export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

export async function tiersmith(words: string[], cwd: string, input = '', entry = fromBundle): Promise<Outcome> {
  const child = start(words, cwd, entry)
  child.stdin?.on('error', () => undefined).end(input)
  return await outcomeOf(child)
}

/** A folder for one test file, gone after it. */
export function temporaryFolder(): { path: string; write(name: string, content: string | Uint8Array): string } {
  const path = mkdtempSync(join(tmpdir(), 'tiersmith-cli-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
  }
}
