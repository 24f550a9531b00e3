/** Where the ready-made packs are: beside the sources while developing, beside dist/ once built. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder `rules` above this file. */
export function rulesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'rules')) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, 'rules')
}
