/** A worker thread of `score`: chunks in, answers out, in the order of the chunks. */
import { parentPort, workerData } from 'node:worker_threads'
import { compile } from '../../../engine/index.ts'
import type { Chunk } from './chunkScorer.ts'
import { type Answer, answering, type Task } from './task.ts'

export type Reply = Answer | undefined

/** A chunk, its bytes as the memory that they are in. */
export type Request = Omit<Chunk, 'bytes'> & { memory: SharedArrayBuffer }

const task = workerData as Task
const compilation = compile(task.document)
if (!compilation.ok) throw new Error('a strategy that was compiled before is refused')
const answer = answering(compilation.strategy, task)

parentPort?.on('message', ({ memory, ...place }: Request) => {
  const reply: Reply = answer({ ...place, bytes: Buffer.from(memory) })
  parentPort?.postMessage(reply)
})
