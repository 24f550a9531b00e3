/** Timing side by side: candidates take turns, round by round, and ratios are taken within each round. */

export interface Candidate {
  name: string
  /** One round: runs the work and answers how many units it did. May be asynchronous. */
  run: () => number | Promise<number>
}

export interface Figure {
  name: string
  /** Median microseconds a unit. */
  micros: number
  /** Median of this candidate's time over the first candidate's, round by round. */
  ratio: number
}

export async function compare(candidates: readonly Candidate[], rounds = 9): Promise<Figure[]> {
  const times = candidates.map((): number[] => [])
  for (const { run } of candidates) await run()
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of candidates.entries()) {
      const start = process.hrtime.bigint()
      const units = await run()
      times[index]?.push(Number(process.hrtime.bigint() - start) / 1000 / units)
    }
  }
  return candidates.map(({ name }, index) => ({
    name,
    micros: median(times[index] ?? []),
    ratio: median((times[index] ?? []).map((time, round) => time / (times[0]?.[round] ?? 1))),
  }))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** One line of the bench: what was measured, the figure, and the budget it is held against. */
export function line(what: string, figure: string, budget = ''): void {
  console.log(`${what.padEnd(58)} ${figure.padStart(24)}  ${budget}`)
}

export function heading(text: string): void {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`)
}
