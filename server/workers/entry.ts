/** Where a worker thread's code is: beside this file as source, at the top of the bundle once built. */
import { existsSync } from 'node:fs'

export function workerEntry(): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL('./fromSource.mjs', here)
  const beside = new URL('./worker.js', here)
  return existsSync(beside) ? beside : new URL('../worker.js', here)
}
