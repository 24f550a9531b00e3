import type { CompiledStrategy } from './compile.ts'
import { parseDate } from './dates/calendar.ts'
import type { EvaluateRequest, Evaluation, Refusal, RefusalError } from './decision/decision.ts'
import { decisionOf } from './explain/decision.ts'
import { refusalOf, refusalOfStops } from './explain/refusal.ts'
import { quote } from './intake/messages.ts'
import { runFromScores, runToPoints } from './rows/compile.ts'
import { type Frame, NO_TIER } from './rows/frame.ts'
import { composed, isText } from './strategy/text.ts'
import { writeDecision } from './writing/decision.ts'

/**
 * Evaluates one subject: intake, derived values, dimensions, scores, adds, assign, hold, overrides,
 * treatments. Answers a decision, or a refusal that names what is missing or wrong; it never guesses,
 * and it throws only for programming errors.
 */
export function evaluate(strategy: CompiledStrategy, request: EvaluateRequest): Evaluation {
  const refusal = run(strategy, request)
  if (refusal) return { ok: false, refusal }
  return { ok: true, decision: decisionOf(strategy, strategy.rows.frame, request) }
}

/** A decision as JSON text, with the id of its tier for those who count; or a refusal. */
export type JsonEvaluation = { ok: true; json: string; tier: string } | { ok: false; refusal: Refusal }

/** The same, the decision as JSON text: the text that JSON.stringify would make of it, for much less. */
export function evaluateToJson(strategy: CompiledStrategy, request: EvaluateRequest): JsonEvaluation {
  const refusal = run(strategy, request)
  if (refusal) return { ok: false, refusal }
  const { frame } = strategy.rows
  return { ok: true, json: writeDecision(strategy, frame, request), tier: frame.tier as string }
}

/** Leaves the facts of one evaluation in the frame, or says why there are none. */
function run(strategy: CompiledStrategy, request: EvaluateRequest): Refusal | undefined {
  const { plan, rows } = strategy
  const { frame } = rows
  const refused = readRequest(strategy, request, frame) ?? rows.intake.read(request.input, frame.fields)
  if (refused) return refusalOf(refused)
  const stops = runToPoints(rows, frame)
  if (stops) return refusalOfStops(plan, frame, stops)
  const stop = runFromScores(rows, frame)
  return stop && refusalOfStops(plan, frame, [stop])
}

/** What stands around the input: the date, the subject's id and its previous tier. */
function readRequest(
  { tierIndex, memo }: CompiledStrategy,
  request: EvaluateRequest,
  frame: Frame,
): RefusalError[] | undefined {
  const { asOf, subject, previousTier } = request
  if (asOf !== memo.asOf) {
    memo.date = typeof asOf === 'string' ? parseDate(asOf) : undefined
    memo.asOf = asOf
  }
  const { date } = memo
  if (date === undefined || !isName(subject) || !isName(previousTier)) return requestErrors(request, date)
  frame.asOf = date
  frame.subject = subject === undefined || subject === null || subject === '' ? undefined : composed(subject)
  frame.previousTier = previousTier ? (tierIndex.get(composed(previousTier)) ?? NO_TIER) : NO_TIER
  return undefined
}

function requestErrors({ asOf, subject, previousTier }: EvaluateRequest, date: number | undefined): RefusalError[] {
  const errors: RefusalError[] = []
  const refuse = (pointer: string, message: string) => errors.push({ pointer, code: 'invalid-subject', message })
  if (date === undefined) refuse('/asOf', `"asOf" must be a real date, YYYY-MM-DD, not ${quote(asOf)}.`)
  if (!isName(subject)) refuse('/subject', `"subject" must be a text, not ${quote(subject)}.`)
  if (!isName(previousTier)) refuse('/previousTier', `"previousTier" must be a text, not ${quote(previousTier)}.`)
  return errors
}

const isName = (name: unknown): name is string | null | undefined =>
  name === undefined || name === null || (typeof name === 'string' && isText(name))
