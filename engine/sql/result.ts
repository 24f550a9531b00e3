import { asColumn, select } from './chain.ts'
import type { Context, Result } from './context.ts'
import { contributionPieces } from './contributions.ts'
import { type Fields, stopText } from './fields.ts'
import { type Branch, caseOf } from './layout.ts'
import { createNames } from './names.ts'
import type { SqlColumns, SqlOptions } from './options.ts'
import { levelOf, type Piece } from './piece.ts'

interface Parts {
  context: Context
  options: SqlOptions
  fields: Fields
  tier: Piece
  /** Points and scores before `add` overrides. */
  beforeAdds: readonly Result[]
}

/** The last SELECT: what the subject is called, its tier and scores, or its refusal. */
export function resultSql(parts: Parts): { select: string; columns: SqlColumns } {
  const { context, options, fields, tier, beforeAdds } = parts
  const { dialect, plan, scope } = context
  const contributions = options.contributions ? contributionPieces(context, beforeAdds) : []
  const refusal = refusalColumn(parts, contributions)
  const names = createNames(dialect)
  const results: string[] = []
  const add = (sql: string, wanted: string): string => {
    const name = names.claim(wanted)
    results.push(asColumn(sql, dialect.identifier(name)))
    return name
  }
  const decided = (sql: string) => caseOf([[`${refusal.sql} IS NULL`, sql]])
  const addDecimal = (piece: Piece | undefined, id: string, part: string) => ({
    id,
    column: add(decided(`CAST(${piece?.sql} * 0.0001 AS DECIMAL(10, 4))`), `${part}.${id}`),
  })
  const code = (index: number) => `SPLIT_PART(${refusal.sql}, ':', ${index})`
  // In the order of the columns.
  const columns = {
    tier: add(decided(tier.sql), 'tier'),
    scores: plan.scores.map(({ id }, index) => addDecimal(scope.results[scope.firstScore + index], id, 'scores')),
    points: (options.points ? plan.dimensions : []).map(({ id }, index) => addDecimal(beforeAdds[index], id, 'points')),
    contributions: contributions.map((piece, index) =>
      addDecimal(piece, plan.dimensions[index]?.id ?? '', 'contribution'),
    ),
    refusal: add(code(1), 'refusal'),
    refusalAt: add(code(2), 'refusal_at'),
  }
  // What passes through comes first, and gives way where a result has its name.
  const kept = [...fields.kept].map(([column, name]) => ({ name, as: names.claim(column) }))
  const passing = kept.map(({ name, as }) => asColumn(name, dialect.identifier(as)))
  return { columns: { subject: kept[0]?.as ?? '', ...columns }, select: select([...passing, ...results]) }
}

/** The first refusal in the order of evaluation, as `code:what`. */
function refusalColumn({ context, fields, tier }: Parts, contributions: readonly Piece[]): Piece {
  const { chain, dialect, scope, stops } = context
  chain.begin('refusals')
  const branches: Branch[] = [
    ...(fields.refusal ? [[`${fields.refusal} IS NOT NULL`, fields.refusal] as const] : []),
    ...stops.map(({ when, code, id }): Branch => [when, stopText(code, id, dialect)]),
  ]
  return chain.column('refusal', {
    sql: branches.length === 0 ? `CAST(NULL AS ${dialect.types.text})` : caseOf(branches),
    level: levelOf([...scope.results, ...contributions, tier]),
    atom: false,
    tight: true,
    missing: true,
  })
}
