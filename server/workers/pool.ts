/**
 * Work that looks at a whole population happens in threads of its own, so that requests are answered meanwhile.
 * A thread is started when it is needed and does one task after another; one that breaks or runs out of memory
 * takes its task with it, and the next task gets a new one.
 */
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { Fault } from '../services/fault.ts'
import { workerEntry } from './entry.ts'
import type { Reply } from './messages.ts'
import type { Input, Output, TaskName } from './tasks.ts'

export interface PoolOptions {
  /** Threads at most. */
  threads: number
  /** Megabytes that one thread may take for objects; columns aren't counted. */
  memory: number
  log: Logger
}

interface Job {
  task: TaskName
  input: unknown
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

interface Hand {
  worker: Worker
  job: Job | undefined
}

/** More tasks than this aren't kept waiting. */
const MOST_WAITING = 100

export class WorkerPool {
  readonly #options: PoolOptions
  readonly #hands: Hand[] = []
  readonly #waiting: Job[] = []
  #stopped = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** @throws Fault work-failed where the thread breaks, too-busy, stopping; else what the task throws */
  run<Name extends TaskName>(task: Name, input: Input<Name>): Promise<Output<Name>> {
    if (this.#stopped) return Promise.reject(stopping())
    if (this.#waiting.length >= MOST_WAITING)
      return Promise.reject(new Fault('too-busy', 'Too much is being worked out already; ask again later.'))
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ task, input, resolve, reject })
      this.#assign()
    }) as Promise<Output<Name>>
  }

  /** Ends all threads; what isn't done is refused. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const { reject } of this.#waiting.splice(0)) reject(stopping())
    const hands = this.#hands.splice(0)
    for (const { job } of hands) job?.reject(stopping())
    await Promise.all(hands.map(({ worker }) => worker.terminate()))
  }

  /** The first that is free goes first: its caches know most. */
  #assign(): void {
    while (this.#waiting.length > 0) {
      const free = this.#hands.find(({ job }) => job === undefined)
      const hand = free ?? (this.#hands.length < this.#options.threads ? this.#hire() : undefined)
      if (!hand) return
      this.#give(hand, this.#waiting.shift() as Job)
    }
  }

  #give(hand: Hand, job: Job): void {
    hand.job = job
    hand.worker.ref()
    try {
      hand.worker.postMessage({ task: job.task, input: job.input })
    } catch (error) {
      this.#finish(hand)?.reject(error as Error)
    }
  }

  #hire(): Hand {
    const worker = new Worker(workerEntry(), { resourceLimits: { maxOldGenerationSizeMb: this.#options.memory } })
    const hand: Hand = { worker, job: undefined }
    this.#hands.push(hand)
    worker.unref()
    worker.on('message', (reply: Reply) => {
      const job = this.#finish(hand)
      if (reply.ok) job?.resolve(reply.value)
      else job?.reject(reply.error)
      this.#assign()
    })
    worker.on('messageerror', (error) => this.#lose(hand, error))
    worker.on('error', (error) => this.#lose(hand, error))
    worker.on('exit', (code) => this.#lose(hand, new Error(`a worker thread ended with code ${code}`)))
    return hand
  }

  /** Nothing keeps the process alive for a thread that has nothing to do. */
  #finish(hand: Hand): Job | undefined {
    const { job } = hand
    hand.job = undefined
    hand.worker.unref()
    return job
  }

  #lose(hand: Hand, err: unknown): void {
    const place = this.#hands.indexOf(hand)
    if (place < 0) return
    this.#hands.splice(place, 1)
    const job = this.#finish(hand)
    this.#options.log.error({ err, task: job?.task }, 'a worker thread is lost')
    job?.reject(new Fault('work-failed', 'It took more than the server has for it; nothing was changed.'))
    void hand.worker.terminate()
    this.#assign()
  }
}

const stopping = () => new Fault('stopping', 'The server is stopping.')
