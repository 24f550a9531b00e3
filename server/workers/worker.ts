/** The entry of a worker thread: one task after another, each answered. */
import { parentPort } from 'node:worker_threads'
import type { Reply } from './messages.ts'
import { type TaskName, tasks } from './tasks.ts'

async function answer(task: TaskName, input: unknown): Promise<Reply> {
  try {
    const work = tasks[task] as (input: unknown) => unknown
    return { ok: true, value: await work(input) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

parentPort?.on('message', async ({ task, input }: { task: TaskName; input: unknown }) => {
  parentPort?.postMessage(await answer(task, input))
})
