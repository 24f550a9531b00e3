import { type Checked, checkAndPlan, type Problem } from './check/index.ts'
import type { Decision, StrategyIdentity } from './decision/decision.ts'
import { compileExplain, type Explain } from './explain/compile.ts'
import type { Plan } from './plan/plan.ts'
import { compileRows, type Rows } from './rows/compile.ts'
import { compileExpression } from './rows/expression.ts'
import type { Evaluate } from './rows/frame.ts'
import type { Strategy, Text } from './strategy/document.ts'
import { deepFreeze } from './strategy/freeze.ts'
import type { Writer } from './writing/compile.ts'

/** A strategy ready to be evaluated. It holds no state of an evaluation that a caller could see. */
export interface CompiledStrategy {
  readonly document: Strategy
  readonly identity: StrategyIdentity
  readonly plan: Plan
  readonly rows: Rows
  readonly explain: Explain
  /** The condition of each treatment that has one. */
  readonly treatments: readonly (Evaluate | undefined)[]
  /** As decisions name them; shared by all decisions, and so frozen. */
  readonly tiers: readonly Decision['tier'][]
  readonly tierIndex: ReadonlyMap<string, number>
  readonly memo: Memo
}

export type Compilation =
  | { ok: true; strategy: CompiledStrategy; problems: Problem[] }
  | { ok: false; problems: Problem[] }

/** What is worked out once and kept: it changes no result. */
interface Memo {
  /** The evaluation date that was parsed last: most requests ask about the same day. */
  asOf: string
  date: number | undefined
  /** Made for the first evaluation, and for its explanation: a strategy that is being edited needs neither. */
  rows: Rows | undefined
  explain: Explain | undefined
  /** Made for the first decision that is wanted as text. */
  writer: Writer | undefined
}

/** What a decision says of the version that made it. */
export interface VersionIdentity {
  version?: number
  digest?: string
  phase?: Text
}

/** Checks a document and compiles it; problems are warnings where it is ok, errors and warnings where not. */
export function compile(source: unknown, version: VersionIdentity = {}): Compilation {
  const { result, sound }: Checked = checkAndPlan(source)
  if (!sound) return { ok: false, problems: result.problems }
  const { plan } = sound
  const document = deepFreeze(sound.document)
  const memo: Memo = { asOf: '', date: undefined, rows: undefined, explain: undefined, writer: undefined }
  const strategy: CompiledStrategy = {
    document,
    plan,
    identity: deepFreeze({ id: document.id, ...structuredClone(version) }),
    get rows() {
      memo.rows ??= compileRows(plan)
      return memo.rows
    },
    get explain() {
      memo.explain ??= compileExplain(plan)
      return memo.explain
    },
    treatments: plan.treatments.map(({ when }) => when && compileExpression(when)),
    tiers: plan.tiers.map(({ id, title }) => Object.freeze(title === undefined ? { id } : { id, title })),
    memo,
    tierIndex: new Map(plan.tiers.map(({ id }, index) => [id, index])),
  }
  return { ok: true, strategy, problems: result.problems }
}
