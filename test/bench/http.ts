/** The server beside an empty echo, under load from a second process; batch beside parsing alone; start-up. */
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { compile, evaluateToJson } from '../../engine/index.ts'
import { type Load, load } from './load.ts'
import { heading, line, median } from './measure.ts'
import { type Process, peakMiB, residentMiB, startProcess } from './processes.ts'
import { type Served, serve } from './served.ts'
import { strategyOf, subjectsOf } from './workload.ts'

const peer = join(import.meta.dirname, 'peerServer.ts')
const LINES = Number(process.env.BENCH_LINES ?? 200_000)
const asOf = '2026-04-01'

export async function benchHttp(): Promise<void> {
  const served = await serve()
  const peers = {
    bare: await startProcess(['--import', 'tsx', peer, 'http']),
    hono: await startProcess(['--import', 'tsx', peer, 'hono']),
    lines: await startProcess(['--import', 'tsx', peer, 'lines']),
  }
  try {
    heading('The server')
    line('start to ready, all packs loaded', `${served.server.startMillis.toFixed(0)} ms`, '≤ 1,500 ms')
    await benchEvaluate(served, peers.bare, peers.hono)
    await benchBatch(served, peers.lines)
  } finally {
    for (const { child } of Object.values(peers)) child.kill()
    await served.end()
  }
}

async function benchEvaluate({ server, headers }: Served, bare: Process, hono: Process): Promise<void> {
  const input = subjectsOf(1)[0]
  const body = JSON.stringify({ subject: 'D-1', input, asOf })
  const evaluateUrl = `${server.url}/v1/strategies/workload/evaluate`
  const urls = [
    ['node:http echo', bare.url, body],
    ['Hono echo', hono.url, body],
    ['POST evaluate, default trace', evaluateUrl, body],
    ['POST evaluate, trace none', evaluateUrl, JSON.stringify({ subject: 'D-1', input, asOf, trace: 'none' })],
  ] as const
  const rounds: Load[][] = []
  for (const [, url, each] of urls) await load(url, each, headers)
  for (let round = 0; round < 3; round++) {
    const loads: Load[] = []
    for (const [, url, each] of urls) loads.push(await load(url, each, headers))
    rounds.push(loads)
  }
  const rateOf = (index: number) => median(rounds.map((loads) => loads[index]?.requestsPerSecond ?? 0))
  const ratio = (index: number, to: number) =>
    median(rounds.map((loads) => (loads[index]?.requestsPerSecond ?? 0) / (loads[to]?.requestsPerSecond ?? 1)))
  for (const [index, [name]] of urls.entries())
    line(
      name,
      `${rateOf(index).toFixed(0)}/s  ${ratio(index, 1).toFixed(2)}× Hono echo`,
      index >= 2
        ? `≥ 1× Hono echo; ${ratio(index, 0).toFixed(2)}× bare (≥ 0.7×); p99 ${rounds.at(-1)?.[index]?.p99} ms`
        : '',
    )
  line('engine share of a request, default trace', `${((engineMicros() / (10 ** 6 / rateOf(2))) * 100).toFixed(1)} %`)
}

/** Median microseconds of one evaluation, as text, in this process. */
function engineMicros(): number {
  const compilation = compile(strategyOf())
  if (!compilation.ok) throw new Error('the workload has problems')
  const subjects = subjectsOf(5_000)
  const rounds = Array.from({ length: 7 }, () => {
    const start = process.hrtime.bigint()
    for (const input of subjects) evaluateToJson(compilation.strategy, { input, asOf })
    return Number(process.hrtime.bigint() - start) / 1000 / subjects.length
  })
  return median(rounds)
}

async function benchBatch({ server, headers }: Served, peerLines: Process): Promise<void> {
  const subjects = subjectsOf(10_000).map((input, index) => `${JSON.stringify({ subject: `D-${index}`, input })}\n`)
  const url = `${server.url}/v1/strategies/workload/evaluate/batch?asOf=${asOf}&trace=none`
  const rates: [number, number][] = []
  for (let round = 0; round < 4; round++) {
    const theirs = LINES / (await sendLines(peerLines.url, subjects, headers))
    const ours = LINES / (await sendLines(url, subjects, headers))
    if (round > 0) rates.push([ours, theirs])
  }
  const before = residentMiB(server)
  const rate = (index: 0 | 1) => median(rates.map((pair) => pair[index]))
  line('lines parsed and written back by node:http', `${(rate(1) / 1000).toFixed(0)} k/s`)
  line(
    `POST evaluate/batch, trace none, ${LINES.toLocaleString('en')} lines`,
    `${(rate(0) / 1000).toFixed(0)} k/s  ${median(rates.map(([ours, theirs]) => ours / theirs)).toFixed(2)}×`,
    `≥ 0.8× parsing alone; ${before.toFixed(0)} MiB resident, peak ${peakMiB(server).toFixed(0)} MiB`,
  )
}

/** Sends LINES lines and reads the whole answer; seconds. */
function sendLines(url: string, subjects: readonly string[], headers: Record<string, string>): Promise<number> {
  const start = performance.now()
  return new Promise((resolvePromise, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', headers: { ...headers, 'content-type': 'application/x-ndjson' } },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
        response.resume()
        response.once('end', () => resolvePromise((performance.now() - start) / 1000))
      },
    )
    outgoing.once('error', reject)
    Readable.from(chunksOf(subjects)).pipe(outgoing)
  })
}

/** Chunks of 500 lines, until LINES have been given. */
function* chunksOf(subjects: readonly string[]): Generator<string> {
  for (let sent = 0; sent < LINES; sent += 500) {
    const from = sent % subjects.length
    yield subjects.slice(from, from + Math.min(500, LINES - sent)).join('')
  }
}
