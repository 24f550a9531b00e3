/**
 * Where log lines gather for a moment: writing each on its own would cost as much as an evaluation.
 * (pino's own buffer measures all that it holds at every line.)
 */
import { writeSync } from 'node:fs'
import type { Writable } from 'node:stream'

const MOST_LINES = 500
const LONGEST_WAIT = 100

export class LogOutput {
  readonly #stream: Writable & { fd: number }
  #lines: string[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(stream: Writable & { fd: number }) {
    this.#stream = stream
  }

  /** For pino: one line, with its line feed. */
  write(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length >= MOST_LINES) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), LONGEST_WAIT).unref()
  }

  #flush(): void {
    this.#stream.write(this.#take())
  }

  /** Writes what is left before the process ends. */
  flushSync(): void {
    const text = this.#take()
    if (text !== '') writeSync(this.#stream.fd, text)
  }

  #take(): string {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#lines.join('')
    this.#lines = []
    return text
  }
}
