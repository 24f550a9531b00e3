/** A progress bar on standard error; where that isn't a terminal, nothing. */
import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  /** How far it is, in the unit of the total, and how many rows have been done. */
  update(done: number, rows: number): void
  stop(): void
}

/** Starts a progress bar up to a total (bytes of the input). */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} }
  const format = '{bar} {percentage} % · {rows} rows · {duration_formatted}'
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic)
  bar.start(total, 0, { rows: 0 })
  return { update: (done, rows) => bar.update(done, { rows }), stop: () => bar.stop() }
}
