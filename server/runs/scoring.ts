/** A population scored, subject by subject as decisions are, with what the run before says of each. */
import { setImmediate } from 'node:timers/promises'
import { type CompiledStrategy, evaluate, type PopulationTable, requestAt, type Strategy } from '../../engine/index.ts'
import { waysBetween } from './ranks.ts'
import { keptScores, type RunResult, resultOf } from './results.ts'

/** The latest run before this one. */
export interface PriorRun {
  strategy: Strategy
  results: readonly RunResult[]
}

export interface ScoredRun {
  results: RunResult[]
  previousTiers: 'population' | 'run' | 'none'
}

/** So many subjects are scored before others get their turn. */
const CHUNK = 100

/**
 * The tier held until now comes from the population where it brings any, else from the run before, by subject.
 * A subject that the run before didn't have, or refused, has none.
 */
export async function scoreRun(
  strategy: CompiledStrategy,
  { columns, name }: PopulationTable,
  asOf: string,
  prior: PriorRun | undefined,
): Promise<ScoredRun> {
  const previousTiers = columns.previousTier ? 'population' : prior ? 'run' : 'none'
  const before = new Map(
    prior?.results.flatMap((result) => (result.subject === undefined ? [] : [[result.subject, result]])),
  )
  const scoreIds = keptScores(strategy)
  const way = prior && waysBetween(prior.strategy, strategy.document)
  const results: RunResult[] = []
  for (let row = 0; row < columns.length; row++) {
    if (row % CHUNK === 0) await setImmediate()
    const request = requestAt(columns, row)
    const old = typeof request.subject === 'string' ? before.get(request.subject) : undefined
    const previousTier = previousTiers === 'run' ? old?.tier : request.previousTier
    const evaluation = evaluate(strategy, { ...request, previousTier, asOf, trace: 'summary' })
    const called =
      name?.kind === 'coded' && name.codes[row] ? String(name.dictionary[name.codes[row] as number]) : undefined
    const about = {
      row,
      ...(typeof request.subject === 'string' ? { subject: request.subject } : {}),
      ...(called === undefined ? {} : { name: called }),
    }
    results.push(
      evaluation.ok
        ? { ...about, ...inHistory(resultOf(evaluation.decision, scoreIds), old, asOf, way) }
        : {
            ...about,
            refusal: evaluation.refusal.code,
            scores: {},
            reasons: [],
            contributions: {},
            falls: 0,
            declines: 0,
          },
    )
  }
  return { results, previousTiers }
}

/** Since when it has its tier, and how many times running it has fallen. */
function inHistory(
  result: Omit<RunResult, 'row'>,
  old: RunResult | undefined,
  asOf: string,
  way: ReturnType<typeof waysBetween> | undefined,
): Omit<RunResult, 'row'> {
  if (!old?.tier || !way) return { ...result, since: asOf }
  const went = way(old.tier, result.tier)
  const [score, oldScore] = [total(result.scores), total(old.scores)]
  return {
    ...result,
    since: went === 'same' ? (old.since ?? asOf) : asOf,
    falls: went === 'down' ? old.falls + 1 : 0,
    declines: score < oldScore ? old.declines + 1 : 0,
  }
}

const total = (scores: Record<string, number>): number => Object.values(scores).reduce((sum, score) => sum + score, 0)
