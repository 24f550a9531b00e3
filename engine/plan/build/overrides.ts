import { pointerTo } from '../../check/problems.ts'
import { parseDate } from '../../dates/calendar.ts'
import type { Node } from '../../logic/node.ts'
import { extendScope, type Resolution, type Scope } from '../../logic/scope.ts'
import { typecheckAs } from '../../logic/typecheck.ts'
import { scalePoints } from '../../numbers/scaled.ts'
import type { Effect, Expression, Override, Score } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { EffectPlan, OverridePlan } from '../plan.ts'
import { type TierNames, tierNamed } from './assign.ts'
import { type BuildContext, checkPointDecimals, type Entry, entriesOf, soundPart } from './context.ts'
import { subjectName, tierName } from './scopes.ts'

interface Surroundings {
  /** Fields, derived values, points and scores. */
  scope: Scope
  scores: readonly Entry<Score>[]
  scoreIndex: ReadonlyMap<string, number>
  tiers: TierNames
}

export function buildOverrides(around: Surroundings, context: BuildContext): OverridePlan[] {
  const scope = extendScope(around.scope, new Map<string, Resolution>([subjectName]))
  const tierScope = extendScope(scope, new Map<string, Resolution>([tierName]))
  let changesTier = false
  return entriesOf<Override>(context, 'overrides').flatMap((entry): OverridePlan[] => {
    const { item, pointer } = entry
    const then = soundPart(entry, 'then', context)
    const isTierEffect = then !== undefined && !then.add && then.flag === undefined
    if (then?.add && changesTier) context.report('add-after-tier', pointerTo(pointer, 'then'), { id: entry.id })
    changesTier ||= isTierEffect
    const when = buildWhen(entry, isTierEffect || !then ? tierScope : scope, context)
    const effect = then && buildEffect(then, pointerTo(pointer, 'then'), around, context)
    if (!item || !when || !effect) return []
    const [starts, expires] = buildPeriod(item, pointer, context)
    const reason = item.reason ?? item.title ?? item.id
    return [{ id: item.id, pointer, when, effect, starts, expires, final: item.final ?? false, reason }]
  })
}

/** The condition of an override or a treatment; undefined where it has none, or after reporting what is wrong. */
export function buildWhen<T extends { when?: Expression }>(
  entry: Entry<T>,
  scope: Scope,
  context: BuildContext,
): Node | undefined {
  const when = soundPart(entry, 'when', context)
  if (when === undefined) return undefined
  return typecheckAs(when, 'boolean', pointerTo(entry.pointer, 'when'), scope, context.report)
}

function buildPeriod(
  item: Override,
  pointer: string,
  { report }: BuildContext,
): [number | undefined, number | undefined] {
  const dateOf = (key: 'starts' | 'expires'): number | undefined => {
    const text = item[key]
    if (text === undefined) return undefined
    const date = parseDate(text)
    if (date === undefined) report('invalid-date', pointerTo(pointer, key), { value: text })
    return date
  }
  const [starts, expires] = [dateOf('starts'), dateOf('expires')]
  if (starts !== undefined && expires !== undefined && starts >= expires)
    report('dates-reversed', pointerTo(pointer, 'expires'), { starts: item.starts ?? '', expires: item.expires ?? '' })
  return [starts, expires]
}

function buildEffect(effect: Effect, pointer: string, around: Surroundings, context: BuildContext): EffectPlan {
  if (effect.flag !== undefined) return { kind: 'flag', text: effect.flag }
  if (effect.add) return buildAdd(effect.add, pointerTo(pointer, 'add'), around, context)
  const kind = effect.atMost !== undefined ? 'atMost' : effect.atLeast !== undefined ? 'atLeast' : 'tier'
  if (kind !== 'tier' && !around.tiers.ordered) context.report('needs-rank', pointerTo(pointer, kind), { key: kind })
  return { kind, tier: tierNamed(effect[kind] ?? '', pointerTo(pointer, kind), around.tiers, context) }
}

function buildAdd(
  add: { score: string; points: number },
  pointer: string,
  { scores, scoreIndex }: Surroundings,
  context: BuildContext,
): EffectPlan {
  const score = scoreIndex.get(add.score)
  if (score === undefined) {
    const params = { score: add.score, ...suggest(add.score, scoreIndex.keys()) }
    context.report('unknown-score', pointerTo(pointer, 'score'), params)
  } else if (scores[score]?.item?.into !== undefined)
    context.report('add-needs-root', pointerTo(pointer, 'score'), { score: add.score })
  checkPointDecimals(context, add.points, pointerTo(pointer, 'points'))
  return { kind: 'add', score: score ?? 0, points: scalePoints(add.points) }
}
