/** Subjects tried on both versions, and what was found. */
import type { CompiledStrategy } from '../../compile.ts'
import type { EvaluateRequest, Evaluation } from '../../decision/decision.ts'
import { evaluate } from '../../evaluate.ts'
import type { Scalar, Text } from '../../strategy/document.ts'
import { same } from '../same.ts'
import { copyOf, type Draft } from './draft.ts'

/** In what two outcomes differ, the weightiest first. */
export type Difference = 'tier' | 'refusal' | 'scores' | 'treatments' | 'flags'

export type Outcome =
  | {
      ok: true
      tier: string
      scores: Record<string, number>
      treatments?: Record<string, Scalar | Text>
      flags?: string[]
    }
  | { ok: false; code: string; message: string }

export interface Found {
  request: EvaluateRequest
  differs: Difference[]
  a: Outcome
  b: Outcome
}

export interface Search {
  readonly a: CompiledStrategy
  readonly b: CompiledStrategy
  /** Evaluates the draft by both; answers with their outcomes. */
  attempt(draft: Draft): { a: Outcome; b: Outcome }
  /** True once a difference of tier is found, or the tries are used up. */
  isOver(): boolean
  best(): Found | undefined
  tries(): number
}

const weights: Record<Difference, number> = { tier: 5, refusal: 4, scores: 3, treatments: 2, flags: 1 }

/** Once something is found, so large a part of the tries still looks for a change of tier. */
const PATIENCE = 4

export function searchOf(a: CompiledStrategy, b: CompiledStrategy, most: number): Search {
  let count = 0
  let found: Found | undefined
  let last = most
  const attempt = (draft: Draft) => {
    count++
    const request = requestOf(draft)
    const outcomes = { a: outcomeOf(evaluate(a, request)), b: outcomeOf(evaluate(b, request)) }
    const differs = differences(outcomes.a, outcomes.b)
    if (weightOf(differs) > weightOf(found?.differs ?? [])) {
      if (found === undefined) last = Math.min(most, count + Math.ceil(most / PATIENCE))
      found = { request: requestOf(copyOf(draft)), differs, ...outcomes }
    }
    return outcomes
  }
  return {
    a,
    b,
    attempt,
    isOver: () => count >= last || weightOf(found?.differs ?? []) === weights.tier,
    best: () => found,
    tries: () => count,
  }
}

const weightOf = ([first]: readonly Difference[]): number => (first === undefined ? 0 : weights[first])

/** Missing values are left out of the input, so that the example reads well. */
function requestOf({ input, asOf, subject, previousTier }: Draft): EvaluateRequest {
  const present = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  return {
    input: present,
    asOf,
    ...(subject === undefined ? {} : { subject }),
    ...(previousTier === undefined ? {} : { previousTier }),
  }
}

function outcomeOf(evaluation: Evaluation): Outcome {
  if (!evaluation.ok) return { ok: false, code: evaluation.refusal.code, message: evaluation.refusal.message }
  const { tier, scores, treatments, flags } = evaluation.decision
  return {
    ok: true,
    tier: tier.id,
    scores,
    ...(treatments ? { treatments } : {}),
    ...(flags ? { flags: flags.map(({ id }) => id) } : {}),
  }
}

function differences(a: Outcome, b: Outcome): Difference[] {
  if (!a.ok || !b.ok) return a.ok !== b.ok || (!a.ok && !b.ok && a.code !== b.code) ? ['refusal'] : []
  return [
    ...(a.tier === b.tier ? [] : (['tier'] as const)),
    ...(sameCommon(a.scores, b.scores) ? [] : (['scores'] as const)),
    ...(same(a.treatments, b.treatments) ? [] : (['treatments'] as const)),
    ...(same(a.flags, b.flags) ? [] : (['flags'] as const)),
  ]
}

/** A score that only one version has is no difference between customers. */
const sameCommon = (a: Record<string, number>, b: Record<string, number>): boolean =>
  Object.keys(a).every((id) => !Object.hasOwn(b, id) || a[id] === b[id])
