/** Evaluation with a durable decision log beside evaluation without one, and a subject's last recorded tier looked up. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Load, load } from './load.ts'
import { heading, line, median } from './measure.ts'
import { serve } from './served.ts'
import { subjectsOf } from './workload.ts'

const asOf = '2026-04-01'
const ROUNDS = 3

export async function benchRecorded(): Promise<void> {
  const served = await serve()
  try {
    heading('Recorded decisions: on the disk before they are answered')
    const [input] = subjectsOf(1)
    const url = `${served.server.url}/v1/strategies/workload/evaluate`
    const asked = [
      ['POST evaluate, not recorded', { subject: 'D-1', input, asOf }],
      ['POST evaluate, recorded, default trace', { subject: 'D-1', input, asOf, record: true }],
      ['POST evaluate, recorded, trace none', { subject: 'D-1', input, asOf, record: true, trace: 'none' }],
    ] as const
    const rounds: Load[][] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const loads: Load[] = []
      for (const [, body] of asked) loads.push(await load(url, JSON.stringify(body), served.headers))
      if (round > 0) rounds.push(loads)
    }
    for (const [index, [name]] of asked.entries()) {
      const rate = median(rounds.map((loads) => loads[index]?.requestsPerSecond ?? 0))
      const ratio = median(
        rounds.map((loads) => (loads[index]?.requestsPerSecond ?? 0) / (loads[0]?.requestsPerSecond ?? 1)),
      )
      const budget = index === 0 ? '' : `≥ 2,000/s; p99 ${rounds.at(-1)?.[index]?.p99} ms`
      line(name, `${rate.toFixed(0)}/s  ${ratio.toFixed(2)}×`, budget)
    }
    line('the database after that', `${(statSync(join(served.data, 'tiersmith.db')).size / 1024 ** 2).toFixed(0)} MiB`)
  } finally {
    await served.end()
  }
}
