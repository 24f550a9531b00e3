/**
 * A million lines to a client that stops reading: the server stops reading too, holds no more of them for it, and
 * answers others; once the client reads on, every line is answered, in order and once.
 */
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bearing, residentBytes, type ServerProcess, scratch, spawnServer } from '../server/harness.ts'

const MB = 1024 * 1024
const LINES = 1_000_000
const BLOCK = 1_000

const strategy = {
  format: 'tiersmith/1',
  id: 'visits',
  fields: [
    { id: 'orders', type: 'number', min: 0 },
    { id: 'term', type: 'string', options: ['prepaid', 'open'] },
  ],
  scores: [{ id: 'total', combine: 'weighted' }],
  dimensions: [
    {
      id: 'orders',
      into: 'total',
      weight: 0.6,
      value: { var: 'orders' },
      points: { bands: [{ points: 0 }, { from: 50, points: 100 }] },
    },
    { id: 'term', into: 'total', weight: 0.4, value: { var: 'term' }, points: { lookup: { prepaid: 100, open: 0 } } },
  ],
  tiers: [{ id: 'key' }, { id: 'other' }],
  assign: { score: 'total', bands: [{ tier: 'other' }, { from: 60, tier: 'key' }] },
}

/** Every one of them is answered by one error line that has its number. */
const bad = new Map<number, [line: string, code: string]>([
  [1, ['{"subject":"D-1","input":', 'invalid-json']],
  [77_777, ['{"input":{"orders":1,"orders":2,"term":"open"}}', 'invalid-json']],
  [300_000, ['{"input":{"orders":"many","term":"open"}}', 'invalid-subject']],
  [300_001, ['{"input":{"term":"open"}}', 'missing-value']],
  [500_000, ['[]', 'invalid-request']],
  [654_321, [`{"subject":"${'x'.repeat(2_000)}","input":{}}`, 'line-too-long']],
  [LINES, ['nonsense', 'invalid-json']],
])

const good = (line: number) => `{"subject":"D-${line}","input":{"orders":${line % 100},"term":"prepaid"}}`

const { folder, remove } = scratch()
let server: ServerProcess

beforeAll(async () => {
  server = await spawnServer(join(folder, 'data'), [], { TIERSMITH_LOG: 'warn', TIERSMITH_LINE_LIMIT: '1000' })
  const published = await server.call('POST', '/v1/strategies', { document: strategy, effectiveFrom: '2026-01-01' })
  expect(published.status, published.text).toBe(201)
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await server?.exit
  remove()
})

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A batch under way; `given` counts the lines that its connection has taken so far. */
const sendBatch = (lines: number) => {
  const sent = request(`${server.url}/v1/strategies/visits/evaluate/batch?asOf=2026-04-01&trace=none`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...bearing(server.key) },
  })
  const batch = {
    given: 0,
    answer: new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve)
      sent.on('error', reject)
    }),
  }
  const feed = () => {
    while (batch.given < lines) {
      let block = ''
      for (let end = batch.given + BLOCK; batch.given < end; ) {
        const line = ++batch.given
        block += `${bad.get(line)?.[0] ?? good(line)}\n`
      }
      if (!sent.write(block)) return sent.once('drain', feed)
    }
    return sent.end()
  }
  feed()
  return batch
}

/** Waits until a connection has taken nothing for a second. */
const heldBack = async (batch: { given: number }) => {
  for (let before = -1; before !== batch.given; ) {
    before = batch.given
    await sleep(1_000)
  }
}

const evaluateOne = async () => {
  const body = { input: { orders: 70, term: 'open' }, asOf: '2026-04-01' }
  const { status, body: decision } = await server.call('POST', '/v1/strategies/visits/evaluate', body)
  expect([status, decision.tier?.id]).toEqual([200, 'key'])
}

/** Reads an answer to its end: what isn't as it should be, and the last line. */
const readAll = async (answer: IncomingMessage, each: (line: number) => void) => {
  const wrong: string[] = []
  const decoder = new StringDecoder('utf8')
  let [rest, line] = ['', 0]
  for await (const chunk of answer) {
    const text = rest + decoder.write(chunk)
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const told = text.slice(start, end)
      start = end + 1
      if (told.startsWith('{"summary"'))
        return { wrong, lines: line, summary: JSON.parse(told).summary, rest: text.slice(start) }
      line++
      const code = bad.get(line)?.[1]
      const expected = code === undefined ? `{"line":${line},"decision":{` : `{"line":${line},"error":{"code":"${code}"`
      const subject = code === undefined ? `"D-${line}"` : ''
      if (!told.startsWith(expected) || !told.includes(subject)) wrong.push(told)
    }
    rest = text.slice(start)
    each(line)
  }
  return { wrong, lines: line, summary: undefined, rest }
}

it('1,000,000 lines to a client that stops reading: memory stays flat, others are answered, nothing is lost', async () => {
  // What a batch takes once: code, and a heap that fits it.
  await readAll(await sendBatch(100_000).answer, () => {})
  const before = residentBytes(server.pid)

  const batch = sendBatch(LINES)
  const answer = await batch.answer
  await heldBack(batch)
  const stoppedAt = batch.given
  expect(stoppedAt).toBeLessThan(LINES / 2)
  expect(residentBytes(server.pid) - before).toBeLessThan(48 * MB)
  await evaluateOne()
  expect(batch.given).toBe(stoppedAt)

  let peak = 0
  const others: Promise<void>[] = []
  const { wrong, lines, summary, rest } = await readAll(answer, (line) => {
    if (line >= others.length * (LINES / 10)) others.push(evaluateOne())
    peak = Math.max(peak, residentBytes(server.pid))
  })
  await Promise.all(others)
  expect(wrong).toEqual([])
  expect(lines).toBe(LINES)
  expect(rest).toBe('')
  expect(summary).toMatchObject({ lines: LINES, refused: bad.size })
  expect(summary.tiers.key + summary.tiers.other).toBe(LINES - bad.size)
  // Lines and answers together are 170 MB; what remains is a heap that is swept now and then.
  expect(peak - before).toBeLessThan(128 * MB)
})
