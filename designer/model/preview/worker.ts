/** The engine beside the screen: it fetches the population and scores it, so that the screen never waits. */
import { createPreviewEngine } from './engine.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

const engine = createPreviewEngine()
const send = (message: FromWorker) => postMessage(message)

/** One after the other: a frame waits until the population is there. */
let last: Promise<void> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  last = last.then(() => take(data))
})

async function take(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'open':
      return open(message.population)
    case 'base':
      return engine.setBase(message.document)
    case 'frame':
      return send(engine.frame(message))
  }
}

async function open(population: string): Promise<void> {
  try {
    const response = await fetch(`/v1/populations/${encodeURIComponent(population)}/columns`)
    if (!response.ok) return send({ kind: 'not-opened', status: response.status })
    send(engine.open(new Uint8Array(await response.arrayBuffer())))
  } catch {
    send({ kind: 'not-opened', status: 0 })
  }
}
