/** `evaluate STRATEGY --input FILE|-`: one subject's decision as JSON; a refusal is the answer no. */
import { evaluate, type TraceLevel } from '../../../engine/index.ts'
import { evaluationDate } from '../asOf.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { readJson } from '../io/files.ts'
import { say, writeJson } from '../io/output.ts'
import { readSubject } from '../population/subject.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

export interface EvaluateOptions extends SourceOptions {
  input: string
  asOf?: string
  subject?: string
  previousTier?: string
  trace: TraceLevel
}

export async function evaluateCommand(source: string, options: EvaluateOptions): Promise<number> {
  const asOf = evaluationDate(options.asOf)
  const strategy = await loadStrategy(source, options)
  const reading = readSubject(await readJson(options.input), strategy.document)
  if (!reading.ok) throw new Failure(`${options.input === '-' ? 'standard input' : options.input}: ${reading.reason}`)
  const { passed, input } = reading.subject
  const evaluation = evaluate(strategy, {
    subject: options.subject ?? passed.subject,
    input,
    asOf,
    previousTier: options.previousTier ?? passed.previousTier,
    trace: options.trace,
  })
  if (evaluation.ok) {
    await writeJson(evaluation.decision)
    return DONE
  }
  await writeJson(evaluation.refusal)
  say(`Refused (${evaluation.refusal.code}): ${evaluation.refusal.message}`)
  return ANSWER_IS_NO
}
