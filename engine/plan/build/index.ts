/**
 * From document to plan: names are resolved, expressions typed, literals made exact. Everything that
 * is wrong on the way is reported, all at once; the plan counts only where nothing was.
 */
import { pointerTo } from '../../check/problems.ts'
import { extendScope } from '../../logic/scope.ts'
import type { Dimension, Score, Strategy, Tier } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { Plan } from '../plan.ts'
import { buildAssign, buildHold, type TierNames } from './assign.ts'
import { type BuildContext, type Entry, entriesOf, indexById } from './context.ts'
import { buildDerived, derivedEntries } from './derived.ts'
import { buildDimensions } from './dimensions.ts'
import { buildFields, fieldEntries } from './fields.ts'
import { buildOverrides } from './overrides.ts'
import { fieldScope, resultNames } from './scopes.ts'
import { buildScores } from './scores.ts'
import { buildTreatments } from './treatments.ts'

export function buildPlan(given: BuildContext): Plan | undefined {
  const context = withoutEchoes(given)
  const { document } = context
  const { id }: { id?: unknown } = document
  if (typeof id === 'string' && id !== id.normalize('NFC') && !context.isBroken('/id'))
    context.report('invalid-id', '/id', { id })
  const fieldList = fieldEntries(context)
  const fields = buildFields(fieldList, context)
  const outer = fieldScope(fieldList, !Array.isArray(document.fields) || fieldList.length < document.fields.length)
  const { derived, scope } = buildDerived(derivedEntries(context), fields, outer, context)

  const scoreList = entriesOf<Score>(context, 'scores')
  const dimensionList = entriesOf<Dimension>(context, 'dimensions')
  const scoreIndex = indexById(scoreList)
  const dimensions = buildDimensions(dimensionList, { scope, fields, derived, scoreIndex }, context)
  const { scores, order } = buildScores(scoreList, dimensionList, scoreIndex, context)

  const tierList = entriesOf<Tier>(context, 'tiers')
  const tiers: TierNames = { index: indexById(tierList), ordered: document.ordered ?? true }
  const results = extendScope(scope, resultNames(dimensionList, scoreList))
  const isUnassigned = document.assign === undefined || context.isBroken('/assign')
  const assign = isUnassigned ? undefined : buildAssign({ scope: results, scoreIndex, tiers }, context)
  const hold = context.isBroken('/hold') ? undefined : buildHold(tiers, context)
  const overrides = buildOverrides({ scope: results, scores: scoreList, scoreIndex, tiers }, context)
  const treatments = buildTreatments(results, tiers, context)
  checkMeasures(document, fieldList, tierList, context)
  if (!assign) return undefined
  return {
    fields,
    derived,
    dimensions,
    scores,
    scoreOrder: order,
    tiers: tierList.map(({ id, item }) => ({ id, title: item?.title })),
    ordered: tiers.ordered,
    assign,
    hold,
    overrides,
    treatments,
  }
}

/** Where the scores or tiers are no list at all, that was said; every name of one would only repeat it. */
function withoutEchoes(context: BuildContext): BuildContext {
  const { scores, tiers }: { scores?: unknown; tiers?: unknown } = context.document
  return {
    ...context,
    report(code, pointer, params) {
      const isEcho =
        (code === 'unknown-score' && !Array.isArray(scores)) || (code === 'unknown-tier' && !Array.isArray(tiers))
      if (!isEcho) context.report(code, pointer, params)
    },
  }
}

/** What impact sums and what targets share out are number fields. */
function checkMeasures(
  document: Strategy,
  fields: readonly Entry<Strategy['fields'][number]>[],
  tiers: readonly Entry<Tier>[],
  context: BuildContext,
): void {
  const check = (id: string | undefined, pointer: string) => {
    if (id === undefined || context.isBroken(pointer)) return
    const field = fields.find((entry) => entry.id === id)
    if (!field && context.isBroken('/fields')) return
    if (!field) {
      const suggestion = suggest(
        id,
        fields.map((entry) => entry.id),
      )
      context.report('unknown-field', pointer, { field: id, ...suggestion })
    } else if (field.item && field.item.type !== 'number' && field.item.type !== 'integer')
      context.report('measure-needs-number', pointer, { field: id, type: field.item.type })
  }
  check(document.subject?.measure, '/subject/measure')
  for (const { item, pointer } of tiers)
    check(item?.target?.cumulative?.of, pointerTo(pointer, 'target', 'cumulative', 'of'))
}
