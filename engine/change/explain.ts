import type { Evaluation } from '../decision/decision.ts'
import { diff } from '../diff/index.ts'
import type { Scalar, Strategy } from '../strategy/document.ts'
import { byId } from '../words/names.ts'
import type { DataCause, Factor, FieldChange, Outcome, RulesCause, TierChange } from './change.ts'
import { Mixtures, outcomeOf, type Situation, sameOutcome } from './mixtures.ts'
import { partChanges, stagesOf } from './parts.ts'
import { sentencesOf } from './words/sentences.ts'

/**
 * What changed one subject's tier between two evaluations: the data, the rules, the tier held until then (through
 * the hold) or the date. Nothing is guessed: each claim is an evaluation of old and new data under old and new
 * rules. Which fields did it is found likewise, one by one and then together. Values of sensitive fields are left
 * out. Pure; both strategies stay as they are.
 */
export function explainChange(before: Situation, after: Situation): TierChange {
  const mixtures = new Mixtures(before, after)
  const { differs } = mixtures
  const [old, now] = [mixtures.evaluation([]), mixtures.evaluation(differs)]
  const goal = outcomeOf(now)
  const changed = !sameOutcome(outcomeOf(old), goal)
  const causes = changed ? smallestSets(mixtures, goal) : []
  const withData = causes.find((cause) => cause.includes('data'))
  const withRules = causes.find((cause) => cause.includes('rules'))
  const told = {
    changed,
    before: stagesOf(old),
    after: stagesOf(now),
    differs: [...differs],
    causes,
    alone: differs.map((factor) => ({ factor, outcome: mixtures.outcome([factor]) })),
    ...(withData === undefined ? {} : { data: dataCause(mixtures, goal, withData) }),
    ...(withRules === undefined ? {} : { rules: rulesCause(mixtures, withRules) }),
    ...partChanges(old, now),
  }
  return { ...told, sentences: sentencesOf(told, mixtures) }
}

/** Sets of factors that reach the outcome by themselves, of the smallest size that does. */
function smallestSets(mixtures: Mixtures, goal: Outcome): Factor[][] {
  const { differs } = mixtures
  for (let size = 1; size <= differs.length; size++) {
    const enough = subsetsOf(differs, size).filter((set) => sameOutcome(mixtures.outcome(set), goal))
    if (enough.length > 0) return enough
  }
  return []
}

function subsetsOf<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return list.flatMap((first, index) => subsetsOf(list.slice(index + 1), size - 1).map((rest) => [first, ...rest]))
}

function dataCause(mixtures: Mixtures, goal: Outcome, cause: readonly Factor[]): DataCause {
  const { changedFields, before, after } = mixtures
  const isEnough = (fields: readonly string[]) => sameOutcome(mixtures.outcome(cause, fields), goal)
  const alone = changedFields.filter((id) => isEnough([id]))
  return {
    fields: changedFields.map((id) => fieldChange(id, before.strategy.document, after.strategy.document, mixtures)),
    alone,
    together: alone.length > 0 ? [] : withoutIdle(changedFields, isEnough),
  }
}

/**
 * All changed fields are enough; each that isn't needed is dropped, until none of those that stay is idle. What
 * one field does may depend on another, so whoever was needed is asked again after somebody left.
 */
function withoutIdle(fields: readonly string[], isEnough: (fields: readonly string[]) => boolean): string[] {
  const idle = fields.find((id) => isEnough(fields.filter((other) => other !== id)))
  if (idle === undefined) return [...fields]
  return withoutIdle(
    fields.filter((id) => id !== idle),
    isEnough,
  )
}

function fieldChange(id: string, old: Strategy, now: Strategy, { before, after }: Mixtures): FieldChange {
  if (byId(old.fields, id)?.sensitive || byId(now.fields, id)?.sensitive) return { id, sensitive: true }
  const [from, to] = [before.input[id], after.input[id]] as (Scalar | undefined)[]
  return { id, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }
}

/** What the rules do, everything else of the cause being there already. */
function rulesCause(mixtures: Mixtures, cause: readonly Factor[]): RulesCause {
  const rest = cause.filter((factor) => factor !== 'rules')
  const [old, now] = [mixtures.evaluation(rest), mixtures.evaluation(cause)]
  const { dimensions, overrides } = partChanges(old, now)
  const edits = diff(mixtures.before.strategy.document, mixtures.after.strategy.document).entries
  const changes = edits.filter(({ cosmetic }) => !cosmetic)
  return {
    groups: [...new Set(changes.map(({ group }) => group))],
    changes: changes.map(({ group, what, id, sentence }) => ({ group, what, id, sentence })),
    dimensions: dimensions.map(({ id }) => id),
    overrides: overrides.map(({ id }) => id),
    thresholds: haveThresholdsMoved(mixtures, old, now),
  }
}

function haveThresholdsMoved({ before, after }: Mixtures, old: Evaluation, now: Evaluation): boolean {
  if (!old.ok || !now.ok) return false
  const [from, to] = [before.strategy.document.assign, after.strategy.document.assign]
  if (!('score' in from) || !('score' in to)) return false
  const sameScore = old.decision.scores[from.score] === now.decision.scores[to.score]
  return sameScore && stagesOf(old).assigned !== stagesOf(now).assigned
}
