/** `calibrate STRATEGY --population FILE`: thresholds set to the tiers' targets, or a dimension's edges placed. */
import {
  type CompiledStrategy,
  calibrate,
  check,
  describeNote,
  type EdgeMethod,
  type Note,
  placeBands,
  type Strategy,
} from '../../../engine/index.ts'
import { evaluationDate } from '../asOf.ts'
import { type Collected, collect } from '../calibration/collect.ts'
import { bandLines, tierLines } from '../calibration/reportLines.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { counted, openSink, say, writeJson, writeOut } from '../io/output.ts'
import { loadStrategy, problemLine, type SourceOptions } from '../strategySource.ts'

export interface CalibrateOptions extends SourceOptions {
  population: string
  out?: string
  dimension?: string
  edges?: EdgeMethod
  bands?: number
  asOf?: string
  encoding?: string
  mapping?: string
  json?: true
}

/** What came of it: a new document, or why there is none. */
interface Outcome {
  document: Strategy | undefined
  changed: boolean
  /** As JSON. */
  answer: object
  lines: string[]
}

export async function calibrateCommand(source: string, options: CalibrateOptions): Promise<number> {
  refuseHalfRequests(options)
  const asOf = evaluationDate(options.asOf)
  await refuseSameFile([options.population, options.out ?? ''], '--population and --out')
  const strategy = await loadStrategy(source, options)
  const { population, encoding, mapping, dimension } = options
  if (dimension !== undefined && !strategy.document.dimensions.some(({ id }) => id === dimension)) {
    throw new Failure(`--dimension: ${describeNote({ code: 'unknown-dimension', params: { dimension } }, 'en')}`)
  }
  const collected = await collect(strategy, { population, encoding, mapping, asOf, dimension })
  const outcome =
    dimension === undefined ? byTargets(strategy, collected) : byValues(strategy, dimension, options, collected)
  await tell(outcome, collected, options)
  if (outcome.document === undefined) return ANSWER_IS_NO
  return await write(outcome.document, strategy.document, options.out)
}

/** @throws Failure */
function refuseHalfRequests({ dimension, edges, bands, json, out }: CalibrateOptions): void {
  if ((dimension === undefined) !== (edges === undefined)) {
    throw new Failure('--dimension and --edges go together: which edges to place, and how.')
  }
  if (bands !== undefined && dimension === undefined) throw new Failure('--bands is for --dimension and --edges.')
  if (json && out === '-') throw new Failure('--json and --out - would both write to standard output.')
}

function byTargets(strategy: CompiledStrategy, { scores, amounts }: Collected): Outcome {
  const calibration = calibrate(strategy, { scores, amounts })
  if (!calibration.ok) return refused(calibration.reason)
  const { tiers, changed, document } = calibration
  const answer = { changed, tiers: tiers.map((tier) => ({ ...tier, notes: tier.notes.map(spoken) })) }
  return { document, changed, answer, lines: tierLines(tiers) }
}

function byValues(
  { document: strategy }: CompiledStrategy,
  dimension: string,
  { edges = 'equal-counts', bands }: CalibrateOptions,
  { values }: Collected,
): Outcome {
  const placing = placeBands(strategy, { dimension, method: edges, bands }, values)
  if (!placing.ok) return refused(placing.reason)
  const { before, after, changed, document, notes } = placing
  const answer = { changed, dimension, before, after, notes: notes.map(spoken) }
  return { document, changed, answer, lines: bandLines(dimension, placing) }
}

const spoken = (note: Note) => ({ ...note, message: describeNote(note, 'en') })

const refused = (reason: Note): Outcome => ({
  document: undefined,
  changed: false,
  answer: { changed: false, reason: spoken(reason) },
  lines: [describeNote(reason, 'en')],
})

/** The report goes to standard output, unless the document does. */
async function tell(outcome: Outcome, { scores, rejects }: Collected, options: CalibrateOptions): Promise<void> {
  const { population: path, out, json } = options
  for (const line of rejects.lines(path, 'score with --rejects FILE lists them all')) say(line)
  const scored = scores.length
  if (json) return await writeJson({ scored, refused: rejects.count, ...outcome.answer })
  const print = out === '-' ? say : (line: string) => writeOut(`${line}\n`)
  for (const line of outcome.lines) await print(line)
  if (outcome.document && !outcome.changed) await print('Nothing changes: the document is as it should be already.')
  say(`${counted(scored + rejects.count, 'row')}: ${scored} scored, ${rejects.count} refused.`)
}

/** Checks the new document, and writes it where that finds no error; warnings are told where they are new. */
async function write(document: Strategy, previous: Strategy, out: string | undefined): Promise<number> {
  const { problems, errors } = check(document)
  const known = new Set(check(previous).problems.map(problemLine))
  const found = problems.map(problemLine).filter((line) => !known.has(line))
  for (const line of found) say(`${out ?? 'the new document'}: ${line}`)
  if (errors > 0) {
    if (out !== undefined) say(`${out}: not written.`)
    return ANSWER_IS_NO
  }
  if (out === undefined) return DONE
  const sink = await openSink(out)
  await sink.write(`${JSON.stringify(document, undefined, 2)}\n`)
  await sink.commit()
  return DONE
}
