/** The two ends of a streamed answer: chunks of a request as they come, text as a stream. */
import type { IncomingMessage } from 'node:http'
import { tooSlow } from './body.ts'
import { forget, within } from './patience.ts'

const LF = 0x0a

/**
 * A request's body, chunk by chunk, each asked for when the one before is done with.
 *
 * A client that sends bytes but finishes no line is cut off: only the time spent waiting for input
 * counts, not the time in which nobody reads the answer.
 * @throws Fault request-timeout where no line ends for `patience` milliseconds
 */
export async function* chunksOf(incoming: IncomingMessage, patience: number): AsyncGenerator<Buffer> {
  // The request must outlive its reading: the answer still goes out on the same socket.
  const chunks = incoming.iterator({ destroyOnReturn: false })
  let waited = 0
  for (;;) {
    const asked = performance.now()
    const next = await before(patience - waited, chunks.next(), () => tooSlow(patience))
    if (next.done) return
    const chunk = next.value as Buffer
    waited = chunk.includes(LF) ? 0 : waited + performance.now() - asked
    yield chunk
  }
}

/** The promise's value, or the error once the time is over. */
const before = <T>(milliseconds: number, promise: Promise<T>, error: () => Error): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = () => reject(error())
    within(milliseconds, late)
    promise.finally(() => forget(late)).then(resolve, reject)
  })

/** Text as a web stream that asks for the next piece only once the last one has left. */
export const streamOf = (pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(Buffer.from(value))
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
