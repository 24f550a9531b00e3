/** Worker threads that score chunks side by side. Who waits for the answers in order has them in order. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Chunk } from './chunkScorer.ts'
import type { Answer, Task } from './task.ts'
import type { Reply, Request } from './worker.ts'

interface Waiting {
  resolve: (answer: Answer | undefined) => void
  reject: (error: unknown) => void
}

interface Thread {
  worker: Worker
  /** In the order of their chunks. */
  waiting: Waiting[]
}

/** Beside this file as source, at the top of the bundle once built. */
function entry(): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL('./fromSource.mjs', here)
  const beside = new URL('./scoreWorker.js', here)
  return existsSync(beside) ? beside : new URL('../scoreWorker.js', here)
}

export class WorkerPool {
  readonly #threads: Thread[]

  constructor(task: Task, threads: number) {
    this.#threads = Array.from({ length: threads }, () => startThread(task))
  }

  /** Hands a chunk to the thread that has the least to do; its memory is the thread's until it is answered. */
  run({ bytes, ...place }: Chunk): Promise<Answer | undefined> {
    const [first, ...others] = this.#threads
    if (!first) throw new RangeError('a pool without threads')
    const thread = others.reduce((least, other) => (other.waiting.length < least.waiting.length ? other : least), first)
    const request: Request = { ...place, memory: bytes.buffer }
    return new Promise((resolve, reject) => {
      thread.waiting.push({ resolve, reject })
      thread.worker.postMessage(request)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }
}

function startThread(task: Task): Thread {
  const thread: Thread = { worker: new Worker(entry(), { workerData: task }), waiting: [] }
  const fail = (error: unknown) => {
    for (const { reject } of thread.waiting.splice(0)) reject(error)
  }
  thread.worker.on('message', (answer: Reply) => thread.waiting.shift()?.resolve(answer))
  thread.worker.on('error', fail)
  thread.worker.on('exit', () => fail(new Error('a worker thread ended early')))
  return thread
}
