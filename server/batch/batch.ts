/**
 * Many subjects through one version: NDJSON in, NDJSON out, in order, as a stream.
 *
 * One chunk of input becomes one chunk of output before the next is asked for: memory holds no more
 * than that, however long the batch and however slow its reader. A line that can't be evaluated gets
 * a line of its own that says why; the rest is answered. The last line is a summary: where it is
 * missing, the batch was cut off.
 */
import type { JsonEvaluation, TraceLevel } from '../../engine/index.ts'
import type { Evaluated } from '../decisions/recording.ts'
import { decide, type Resolved, type Subject, withId } from '../services/evaluations.ts'
import { Fault, type FaultError } from '../services/fault.ts'
import { StorageUnavailable } from '../store/errors.ts'
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
  /** Keeps what is due of a chunk's decisions, durably, and answers their ids; absent where none is. */
  keep?: (evaluated: readonly Evaluated[]) => Promise<(string | undefined)[]>
}

/** A line's subject, or why it can't be read. */
export type SubjectReading = { ok: true; subject: Subject } | { ok: false; error: LineError }

interface LineError {
  code: string
  message: string
  errors: FaultError[]
  decisionId?: string
}

/** Text of whole output lines, about one piece a chunk of input. */
export async function* runBatch(chunks: AsyncIterable<Buffer>, options: BatchOptions): AsyncGenerator<string> {
  const batch = new Batch(options)
  try {
    for await (const chunk of chunks) {
      const output = await batch.answerAll(batch.splitter.push(chunk))
      if (output !== '') yield output
      const cut = batch.cut()
      if (cut) return yield cut
    }
    const last = await batch.answerAll(batch.splitter.end())
    yield last + (batch.cut() ?? batch.summary())
  } catch (error) {
    return yield batch.fail(error)
  }
}

/** A line's evaluation, or why there is none. */
type LineAnswer = ({ ok: true } & Evaluated) | { ok: false; error: LineError }
type Told = Extract<JsonEvaluation, { ok: true }> | { ok: false; refusal: LineError }

class Batch {
  readonly splitter: LineSplitter
  readonly #options: BatchOptions
  readonly #tiers: Record<string, number>
  #lines = 0
  #refused = 0
  /** Of the chunk at hand, and the last line so far. */
  #first = 1
  #last = 0
  #overfull = false
  readonly #counts = new Map<string, number>()

  constructor(options: BatchOptions) {
    this.#options = options
    this.splitter = new LineSplitter(options.lineLimit)
    this.#tiers = Object.fromEntries(options.resolved.strategy.document.tiers.map((tier) => [tier.id, 0]))
  }

  /** The text of the lines' answers; once it is there, what is due of them has been kept. */
  async answerAll(lines: Iterable<LineSource>): Promise<string> {
    this.#first = this.#last + 1
    const output = this.#options.keep ? await this.#keepAll(lines, this.#options.keep) : this.#textOf(lines)
    for (const [result, times] of this.#counts) this.#options.count(result, times)
    this.#counts.clear()
    return output
  }

  #textOf(lines: Iterable<LineSource>): string {
    let output = ''
    this.#each(lines, (line) => {
      const answer = this.#evaluate(line)
      output += this.#told(line.number, answer.ok ? answer.evaluation : { ok: false, refusal: answer.error })
    })
    return output
  }

  /** Evaluates all lines of a chunk first, so that what is due of them shares one flush of the disk. */
  async #keepAll(lines: Iterable<LineSource>, keep: NonNullable<BatchOptions['keep']>): Promise<string> {
    const answers: { line: number; answer: LineAnswer }[] = []
    this.#each(lines, (line) => answers.push({ line: line.number, answer: this.#evaluate(line) }))
    const ids = await keep(answers.flatMap(({ answer }) => (answer.ok ? [answer] : [])))
    let [output, evaluated] = ['', 0]
    for (const { line, answer } of answers) {
      output += answer.ok
        ? this.#told(line, answer.evaluation, ids[evaluated++])
        : this.#told(line, { ok: false, refusal: answer.error })
    }
    return output
  }

  /** Hands on the lines that count, up to the limit. */
  #each(lines: Iterable<LineSource>, take: (line: LineSource) => void): void {
    for (const line of lines) {
      this.#last = line.number
      if (line.content !== undefined && isBlank(line.content)) continue
      if (this.#lines >= this.#options.linesLimit) {
        this.#overfull = true
        break
      }
      this.#lines++
      take(line)
    }
  }

  #evaluate({ content }: LineSource): LineAnswer {
    const { resolved, trace, read, lineLimit } = this.#options
    if (content === undefined) return { ok: false, error: tooLong(lineLimit) }
    const reading = read(content)
    if (!reading.ok) return reading
    return { ok: true, subject: reading.subject, evaluation: decide(resolved, reading.subject, trace) }
  }

  #told(line: number, answer: Told, decisionId?: string | undefined): string {
    if (!answer.ok) {
      this.#refused++
      this.#count(answer.refusal.code)
      return errorLine(line, decisionId === undefined ? answer.refusal : { ...answer.refusal, decisionId })
    }
    this.#tiers[answer.tier] = (this.#tiers[answer.tier] ?? 0) + 1
    this.#count('decision')
    return `{"line":${line},"decision":${decisionId === undefined ? answer.json : withId(answer.json, decisionId)}}\n`
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

  /** The line that ends a batch whose input has failed, or whose decisions can't be kept: those of a chunk, whole or not at all. */
  fail(error: unknown): string {
    if (error instanceof StorageUnavailable) return errorLine(this.#first, notKept)
    if (!(error instanceof Fault)) throw error
    const { code, message, errors } = error
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

const notKept = lineError(
  'storage-unavailable',
  'The decisions can’t be recorded: from this line on nothing was answered or kept. Send the rest again.',
)

const cutOff = lineError(
  'stopping',
  'The server is stopping: from this line on nothing was evaluated. Send the rest again.',
)
