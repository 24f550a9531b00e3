/** Scores a population chunk by chunk, in worker threads where it is long; results go out in the order of the file. */
import { availableParallelism } from 'node:os'
import type { Chunk } from './chunkScorer.ts'
import { type ByteSource, openChunks, tellUnreadable } from './open.ts'
import { WorkerPool } from './pool.ts'
import type { Scoring } from './scoring.ts'
import { type Answer, answering } from './task.ts'

export interface ChunkedOptions {
  /** Worker threads; none scores in this one. Default: by the file's length. */
  threads?: number
  /** Bytes of a chunk. */
  size?: number
}

/** Who scores chunks; `ahead` is how many may be under way at once. */
interface Runner {
  ahead: number
  run(chunk: Chunk): Promise<Answer | undefined>
  close(): Promise<void>
}

/** A thread takes as long to start as so many bytes to score. */
const BYTES_A_THREAD = 8 * 1024 * 1024
/** Beyond these the one that reads and writes is the slowest. */
const MOST_THREADS = 8
/** One chunk is scored while the next one waits. */
const CHUNKS_A_THREAD = 2

/** @throws Unreadable */
export async function scoreInChunks(source: ByteSource, scoring: Scoring, options: ChunkedOptions = {}): Promise<void> {
  const reader = await openChunks(source, options.size)
  const runner = runnerOf(source, scoring, options)
  const underWay: { chunk: Chunk; answer: Promise<Answer | undefined> }[] = []
  try {
    for (;;) {
      const chunk = await reader.next()
      if (chunk) underWay.push({ chunk, answer: handled(runner.run(chunk)) })
      if (chunk && underWay.length < runner.ahead) continue
      const first = underWay.shift()
      if (!first) return
      const answer = await first.answer
      reader.release(first.chunk.bytes)
      if (!answer) return await tellUnreadable(source)
      await take(answer, scoring)
      scoring.onBytes(reader.bytesRead)
    }
  } finally {
    await Promise.all([runner.close(), reader.close()])
  }
}

/** Its failure is met when its turn comes. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function take({ output, rejects, tiers, amounts }: Answer, scoring: Scoring): Promise<void> {
  scoring.tally.scoreAll(tiers, amounts)
  for (const reject of rejects) scoring.tally.refuse(reject)
  if (output.length > 0) await scoring.results.addBytes(output)
  await scoring.rejects?.add(rejects)
}

function runnerOf({ layout, length }: ByteSource, scoring: Scoring, options: ChunkedOptions): Runner {
  const { strategy, asOf, format, columns } = scoring
  const useful = Math.min(Math.floor(length / BYTES_A_THREAD), availableParallelism(), MOST_THREADS)
  const { threads = useful > 1 ? useful : 0 } = options
  if (threads > 0) {
    const pool = new WorkerPool({ document: strategy.document, asOf, layout, format, columns }, threads)
    return { ahead: threads * CHUNKS_A_THREAD, run: (chunk) => pool.run(chunk), close: () => pool.close() }
  }
  const answer = answering(strategy, { asOf, layout, format, columns })
  return { ahead: 1, run: async (chunk) => answer(chunk), close: async () => undefined }
}
