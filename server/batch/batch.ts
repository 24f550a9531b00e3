/**
 * Many subjects through one version: NDJSON in, NDJSON out, in order, as a stream.
 *
 * One chunk of input becomes one chunk of output before the next is asked for: memory holds no more
 * than that, however long the batch and however slow its reader. A line that can't be evaluated gets
 * a line of its own that says why; the rest is answered. The last line is a summary: where it is
 * missing, the batch was cut off.
 */
import type { TraceLevel } from '../../engine/index.ts'
import { decide, type Resolved, type Subject } from '../services/evaluations.ts'
import { Fault, type FaultError } from '../services/fault.ts'
import { type LineContent, type LineSource, LineSplitter } from './lines.ts'

export interface BatchOptions {
  resolved: Resolved
  trace: TraceLevel | undefined
  /** Bytes of one line. */
  lineLimit: number
  /** Lines of one batch; after them it ends, without a summary. */
  linesLimit: number
  /** Reads a subject from a line. */
  read: (line: LineContent) => SubjectReading
  /** True once the server wants to stop: the batch ends early, without a summary. */
  stopping: () => boolean
  /** Told of what was answered: `decision`, or the code of an error, and how often since the last call. */
  count: (result: string, times: number) => void
}

/** A line's subject, or why it can't be read. */
export type SubjectReading = { ok: true; subject: Subject } | { ok: false; error: LineError }

interface LineError {
  code: string
  message: string
  errors: FaultError[]
}

/** Text of whole output lines, about one piece a chunk of input. */
export async function* runBatch(chunks: AsyncIterable<Buffer>, options: BatchOptions): AsyncGenerator<string> {
  const batch = new Batch(options)
  try {
    for await (const chunk of chunks) {
      const output = batch.answerAll(batch.splitter.push(chunk))
      if (output !== '') yield output
      const cut = batch.cut()
      if (cut) return yield cut
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return yield batch.fail(error)
  }
  const last = batch.answerAll(batch.splitter.end())
  yield last + (batch.cut() ?? batch.summary())
}

class Batch {
  readonly splitter: LineSplitter
  readonly #options: BatchOptions
  readonly #tiers: Record<string, number>
  #lines = 0
  #refused = 0
  #last = 0
  #overfull = false
  readonly #counts = new Map<string, number>()

  constructor(options: BatchOptions) {
    this.#options = options
    this.splitter = new LineSplitter(options.lineLimit)
    this.#tiers = Object.fromEntries(options.resolved.strategy.document.tiers.map((tier) => [tier.id, 0]))
  }

  answerAll(lines: Iterable<LineSource>): string {
    let output = ''
    for (const line of lines) {
      this.#last = line.number
      if (line.content !== undefined && isBlank(line.content)) continue
      if (this.#lines >= this.#options.linesLimit) {
        this.#overfull = true
        break
      }
      this.#lines++
      output += this.#answer(line)
    }
    for (const [result, times] of this.#counts) this.#options.count(result, times)
    this.#counts.clear()
    return output
  }

  #answer({ number, content }: LineSource): string {
    const { resolved, trace, read, lineLimit } = this.#options
    if (content === undefined) return this.#refuse(number, tooLong(lineLimit))
    const reading = read(content)
    if (!reading.ok) return this.#refuse(number, reading.error)
    const evaluation = decide(resolved, reading.subject, trace)
    if (!evaluation.ok) return this.#refuse(number, evaluation.refusal)
    this.#tiers[evaluation.tier] = (this.#tiers[evaluation.tier] ?? 0) + 1
    this.#count('decision')
    return `{"line":${number},"decision":${evaluation.json}}\n`
  }

  #refuse(line: number, error: LineError): string {
    this.#refused++
    this.#count(error.code)
    return errorLine(line, error)
  }

  #count(result: string) {
    this.#counts.set(result, (this.#counts.get(result) ?? 0) + 1)
  }

  /** The line that ends a batch early, if it has to. */
  cut(): string | undefined {
    const { stopping, linesLimit } = this.#options
    if (this.#overfull) return errorLine(this.#last, tooMany(linesLimit))
    if (stopping()) return errorLine(this.#last + 1, cutOff)
    return undefined
  }

  /** The line that ends a batch whose input has failed. */
  fail({ code, message, errors }: Fault): string {
    return errorLine(this.#last + 1, { code, message, errors })
  }

  summary(): string {
    return `${JSON.stringify({ summary: { lines: this.#lines, refused: this.#refused, tiers: this.#tiers } })}\n`
  }
}

const errorLine = (line: number, error: LineError) => `${JSON.stringify({ line, error })}\n`

/** Nothing but JSON's white space. */
const isBlank = (line: LineContent): boolean =>
  typeof line === 'string' ? BLANK.test(line) : BLANK.test(line.toString('latin1'))

const BLANK = /^[ \t\r]*$/

const lineError = (code: string, message: string): LineError => ({
  code,
  message,
  errors: [{ pointer: '', code, message }],
})

const tooLong = (limit: number) => lineError('line-too-long', `A line may have at most ${limit} bytes.`)

const tooMany = (limit: number) =>
  lineError('too-many-lines', `A batch may have at most ${limit} lines: the rest wasn't read.`)

const cutOff = lineError(
  'stopping',
  'The server is stopping: from this line on nothing was evaluated. Send the rest again.',
)
