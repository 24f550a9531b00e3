/** Where a command's results go: standard output, or a file that appears whole. */
import { createAtomicFile, type Sink } from './atomicFile.ts'

/** Writes to standard output, waiting where its reader is slow. */
export function writeOut(part: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(part)) resolve()
    else process.stdout.once('drain', resolve)
  })
}

/** One line for people: messages, progress, summaries. Never on standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A count with its noun: `1 row`, `2 rows`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

export async function writeJson(value: unknown): Promise<void> {
  await writeOut(`${JSON.stringify(value, undefined, 2)}\n`)
}

/** Opens the place to write to; `-` is standard output. */
export async function openSink(path: string): Promise<Sink> {
  if (path !== '-') return await createAtomicFile(path)
  return { write: writeOut, commit: async () => {} }
}
