/** Servers to compare with, each in a process of its own: `tsx peerServer.ts http|hono|lines`; prints its port. */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** node:http that reads a JSON body and writes it back: the limit on this machine. */
const bare = () =>
  createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
  })

/** node:http that parses each NDJSON line and writes it back, with backpressure. */
const lines = () =>
  createServer(async (request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    let gathered = ''
    for await (const line of createInterface({ input: request, crlfDelay: Number.POSITIVE_INFINITY })) {
      gathered += `${JSON.stringify(JSON.parse(line))}\n`
      if (gathered.length < 65_536) continue
      if (!response.write(gathered)) await new Promise((resolve) => response.once('drain', resolve))
      gathered = ''
    }
    response.end(gathered)
  })

const kind = process.argv[2]
if (kind === 'hono') {
  const app = new Hono().post('/', async (c) => c.json(await c.req.json()))
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port))
} else {
  const server = kind === 'lines' ? lines() : bare()
  server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))
}
