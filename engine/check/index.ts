/** check: every problem of a strategy document at once, each with code, pointer and message. */
import { analyse } from '../analysis/index.ts'
import { buildPlan } from '../plan/build/index.ts'
import type { Plan } from '../plan/plan.ts'
import type { Strategy } from '../strategy/document.ts'
import { messageOf } from '../words/messages.ts'
import { admit } from './admit.ts'
import { type Problem, type ProblemParams, problemCodes, type Report } from './problems.ts'
import { checkShape } from './shape.ts'

export type { Problem, ProblemCode, Severity } from './problems.ts'

export interface CheckResult {
  problems: Problem[]
  errors: number
  warnings: number
}

/** All problems of a document, errors and warnings, in the order of the document's sections. */
export const check = (document: unknown): CheckResult => checkAndPlan(document).result

export interface Checked {
  result: CheckResult
  /** The document as plain data, and its plan; both only where there are no errors. */
  sound: { document: Strategy; plan: Plan } | undefined
}

export function checkAndPlan(source: unknown): Checked {
  const problems: Problem[] = []
  const report: Report = (code, pointer, params: ProblemParams = {}) => {
    const severity = problemCodes[code]
    problems.push({ code, severity, pointer, message: messageOf(code, params, 'en'), params })
  }
  const document = admit(source, report) as Strategy | undefined
  const plan = document === undefined ? undefined : planOf(document, problems, report)
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const result = { problems, errors, warnings: problems.length - errors }
  return { result, sound: document && plan && errors === 0 ? { document, plan } : undefined }
}

/** Whether it has the shape of a strategy, whatever is wrong with its meaning: what an editor can show. */
export function isShaped(source: unknown): source is Strategy {
  let shaped = true
  const report: Report = (code) => {
    if (problemCodes[code] === 'error') shaped = false
  }
  const document = admit(source, report)
  if (document !== undefined) checkShape(document, report)
  return shaped
}

/** Shape first; then meaning, for every part whose shape is sound; then analysis, where all is. */
function planOf(document: Strategy, problems: Problem[], report: Report): Plan | undefined {
  checkShape(document, report)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined
  const broken = problems.map(({ pointer }) => pointer)
  const isBroken = (pointer: string) => broken.some((place) => place === pointer || place.startsWith(`${pointer}/`))
  const plan = buildPlan({ document, report, isBroken })
  if (plan && !problems.some(({ severity }) => severity === 'error')) analyse(plan, document, report)
  return plan
}
