import type { CompiledStrategy } from './compile.ts'
import { parseDate } from './dates/calendar.ts'
import type { EvaluateRequest, Evaluation, RefusalError } from './decision/decision.ts'
import { decisionOf } from './explain/decision.ts'
import { refusalOf, refusalOfStops } from './explain/refusal.ts'
import { isText } from './intake/intake.ts'
import { quote } from './intake/messages.ts'
import { runFromScores, runToPoints } from './rows/compile.ts'
import { type Frame, NO_TIER } from './rows/frame.ts'

/**
 * Evaluates one subject: intake, derived values, dimensions, scores, adds, assign, hold, overrides,
 * treatments. Answers a decision, or a refusal that names what is missing or wrong; it never guesses,
 * and it throws only for programming errors.
 */
export function evaluate(strategy: CompiledStrategy, request: EvaluateRequest): Evaluation {
  const { plan, rows } = strategy
  const { frame } = rows
  const refused = readRequest(strategy, request, frame) ?? rows.intake.read(request.input, frame.fields)
  if (refused) return { ok: false, refusal: refusalOf(refused) }
  const stops = runToPoints(rows, frame)
  if (stops) return { ok: false, refusal: refusalOfStops(plan, frame, stops) }
  const stop = runFromScores(rows, frame)
  if (stop) return { ok: false, refusal: refusalOfStops(plan, frame, [stop]) }
  return { ok: true, decision: decisionOf(strategy, frame, request) }
}

/** What stands around the input: the date, the subject's id and its previous tier. */
function readRequest(
  { tierIndex, dates }: CompiledStrategy,
  { asOf, subject, previousTier }: EvaluateRequest,
  frame: Frame,
): RefusalError[] | undefined {
  if (asOf !== dates.text) {
    dates.date = typeof asOf === 'string' ? parseDate(asOf) : undefined
    dates.text = asOf
  }
  const { date } = dates
  const errors: RefusalError[] = []
  const refuse = (pointer: string, message: string) => errors.push({ pointer, code: 'invalid-subject', message })
  if (date === undefined) refuse('/asOf', `"asOf" must be a real date, YYYY-MM-DD, not ${quote(asOf)}.`)
  if (!isName(subject)) refuse('/subject', `"subject" must be a text, not ${quote(subject)}.`)
  if (!isName(previousTier)) refuse('/previousTier', `"previousTier" must be a text, not ${quote(previousTier)}.`)
  if (errors.length > 0) return errors
  frame.asOf = date as number
  frame.subject = subject === undefined || subject === null || subject === '' ? undefined : subject.normalize('NFC')
  frame.previousTier = previousTier ? (tierIndex.get(previousTier.normalize('NFC')) ?? NO_TIER) : NO_TIER
  return undefined
}

const isName = (name: unknown): name is string | null | undefined =>
  name === undefined || name === null || (typeof name === 'string' && isText(name))
