/**
 * Replaying a recorded decision: evaluated again from what was stored, by rows and by json-logic-js, and held
 * against the result that was stored.
 */
import { ENGINE_VERSION, type Evaluation, evaluate, jsonLogicRequest } from '../../engine/index.ts'
import type { DecisionRow } from '../store/decisions.ts'
import { type Difference, differencesOf } from './differences.ts'
import { runJsonLogic } from './jsonLogic.ts'
import type { NotReplayable, Reopened, Reopener } from './reopen.ts'

type Backend = 'rows' | 'jsonlogic'

interface Engines {
  decisionId: string
  /** Versions of the engine: the one that decided, and this one. */
  engine: { recorded: string; now: string }
}

export type Replay = Engines &
  (
    | { outcome: 'identical'; identical: true; backends: Backend[] }
    | { outcome: 'different'; identical: false; backends: Backend[]; differences: BackendDifference[] }
    | { outcome: 'not-replayable'; identical: false; reason: NotReplayable }
  )

interface BackendDifference extends Difference {
  backend: Backend
}

/**
 * `backends` are those that had something to say: a subject that intake refuses never reaches the JsonLogic rule.
 * That rule tells tier and scores, or what refused; the rows backend all that was stored. The version of the
 * engine itself is told apart and is no difference.
 */
export const replay = async (reopener: Reopener, row: DecisionRow): Promise<Replay> => {
  const engines: Engines = { decisionId: row.id, engine: { recorded: row.engine, now: ENGINE_VERSION } }
  const reopened = await reopener.reopen(row)
  if (!reopened.ok) return { ...engines, outcome: 'not-replayable', identical: false, reason: reopened.reason }
  const byRows = differencesOf(comparable(reopened.result), comparable(byRowsOf(reopened)))
  const answer = byJsonLogicOf(reopened)
  const byJsonLogic = answer === undefined ? [] : differencesOf(essence(reopened.result), answer)
  const backends: Backend[] = answer === undefined ? ['rows'] : ['rows', 'jsonlogic']
  const differences = [...named('rows', byRows), ...named('jsonlogic', byJsonLogic)]
  if (differences.length === 0) return { ...engines, outcome: 'identical', identical: true, backends }
  return { ...engines, outcome: 'different', identical: false, backends, differences }
}

type Open = Extract<Reopened, { ok: true }>

/** As JSON leaves it, which is how the stored result came to be. */
const byRowsOf = ({ strategy, request }: Open): Evaluation => JSON.parse(JSON.stringify(evaluate(strategy, request)))

const comparable = (evaluation: Evaluation): object => {
  if (!evaluation.ok) return evaluation.refusal
  const { engine, decisionId, ...told } = evaluation.decision
  return told
}

/** Tier and scores, or the code and what refused. */
const essence = (evaluation: Evaluation): object => {
  if (evaluation.ok) return { tier: { id: evaluation.decision.tier?.id }, scores: evaluation.decision.scores }
  const [first] = evaluation.refusal.errors ?? []
  return { errors: [{ code: first?.code, id: first?.id }] }
}

const byJsonLogicOf = ({ strategy, request }: Open): object | undefined => {
  const data = jsonLogicRequest(strategy, request)
  if (!data) return undefined
  // What is exported is a file of JSON, so what runs is what JSON leaves of it.
  const answer = runJsonLogic(strategy, JSON.parse(JSON.stringify(data)))
  if (answer[0] === 'refused') return { errors: [{ code: answer[1], id: answer[2] }] }
  return { tier: { id: answer[1] }, scores: Object.fromEntries(answer[2].filter(([, value]) => value !== null)) }
}

const named = (backend: Backend, differences: Difference[]): BackendDifference[] =>
  differences.map((difference) => ({ backend, ...difference }))
