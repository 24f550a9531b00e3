/**
 * The sql backend: a whole strategy as one SELECT made of named CTEs, for an engine of the user's own. It
 * gives what rows gives, digit for digit, for every row of a table; a row that is refused says why.
 */
import type { CompiledStrategy } from '../compile.ts'
import type { Plan } from '../plan/plan.ts'
import { localize } from '../strategy/text.ts'
import { addAssign, addHold } from './assign.ts'
import { createChain } from './chain.ts'
import type { Context, SqlProblem } from './context.ts'
import { addDerived } from './derived.ts'
import type { Dialect } from './dialects/dialect.ts'
import { dialectOf } from './dialects/index.ts'
import { addDimensions } from './dimensions.ts'
import { fieldsSql, sameColumns } from './fields.ts'
import { comment } from './layout.ts'
import { absent } from './literals.ts'
import { createNames } from './names.ts'
import type { SqlColumns, SqlOptions } from './options.ts'
import { addAdds, addTierOverrides } from './overrides.ts'
import { resultSql } from './result.ts'
import { addScores } from './scores.ts'

export type { SqlProblem, SqlProblemCode } from './context.ts'
export { SQL_DIALECTS, type SqlDialect } from './dialects/dialect.ts'
export type { SqlColumns, SqlOptions } from './options.ts'

/** The query and its columns, or why the strategy can't be said in this dialect. */
export type SqlExport = { ok: true; sql: string; columns: SqlColumns } | { ok: false; problems: SqlProblem[] }

/**
 * A strategy as one SELECT, without a semicolon.
 *
 * @throws RangeError where `asOf` is no date.
 */
export function toSql({ plan, document, identity }: CompiledStrategy, options: SqlOptions): SqlExport {
  const dialect = dialectOf(options.dialect)
  const problems = sameColumns(plan, dialect)
  if (problems.length > 0) return { ok: false, problems }
  const { ctes, from, columns, select } = query(plan, options, dialect, problems)
  if (problems.length > 0) return { ok: false, problems }
  const version = identity.version === undefined ? '' : `, version ${identity.version}`
  const head = [
    comment(`${localize(document.title, 'en') || document.id}${version}: scores and tiers in ${dialect.title}`),
    comment('Points and scores are whole numbers of ten-thousandths (80 points are 800000) until the last SELECT,'),
    comment('dates are numbers YYYYMMDD, NULL is missing; a subject that is refused says why in "refusal".'),
  ]
  return { ok: true, sql: [...head, `WITH\n${ctes.join(',\n')}`, select, `FROM ${from}`].join('\n'), columns }
}

function query(plan: Plan, options: SqlOptions, dialect: Dialect, problems: SqlProblem[]) {
  const names = createNames(dialect)
  const fields = fieldsSql(plan, options, dialect, names)
  const chain = createChain(dialect, names, fields.last)
  const none = absent(dialect, 'string')
  const context: Context = {
    plan,
    dialect,
    chain,
    scope: {
      fields: fields.fields,
      derived: [],
      results: [],
      firstScore: plan.dimensions.length,
      asOf: fields.asOf,
      subject: fields.subject,
      tier: none,
      value: none,
    },
    stops: [],
    weights: new Map(),
    problems,
  }
  addDerived(context)
  addDimensions(context)
  addScores(context)
  const beforeAdds = [...context.scope.results]
  const isFinal = addAdds(context)
  const assigned = addAssign(context)
  const held = addHold(assigned, fields.previousTier, context)
  const tier = addTierOverrides(held, isFinal, context)
  const result = resultSql({ context, options, fields, tier, beforeAdds })
  const { ctes, last } = chain.text()
  return { ctes: [...fields.ctes, ...ctes], from: last, ...result }
}
