/** The designer built from its source: once for each state of the source, whichever test asks first. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { project } from '../server/harness.ts'

const SOURCES = ['designer', 'engine', 'vite.config.ts', 'package-lock.json']

/** The folder of the built designer. */
export async function builtDesigner(): Promise<string> {
  const cache = join(project, 'node_modules', '.cache', 'tiersmith-designer-test')
  const folder = join(cache, fingerprint())
  if (existsSync(folder)) return folder
  const made = `${folder}.${process.pid}`
  await build({
    configFile: join(project, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: made, emptyOutDir: true },
  })
  // Another test may have been as quick: either is the same.
  if (existsSync(folder)) rmSync(made, { recursive: true })
  else renameSync(made, folder)
  return folder
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) for (const file of filesIn(source)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function filesIn(path: string): string[] {
  const found = join(project, path)
  if (!existsSync(found)) return []
  const entries = path.includes('.') ? undefined : readdirSync(found, { recursive: true, withFileTypes: true })
  if (!entries) return [found]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
