import { asColumn, select } from './chain.ts'
import type { Context, Result } from './context.ts'
import { contributionPieces } from './contributions.ts'
import type { Fields } from './fields.ts'
import { stopText } from './fields.ts'
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
export function resultSql({ context, options, fields, tier, beforeAdds }: Parts): {
  select: string
  columns: SqlColumns
} {
  const { chain, dialect, plan, scope } = context
  const contributions = options.contributions ? contributionPieces(context, beforeAdds) : []
  chain.begin('refusals')
  const branches: Branch[] = [
    ...(fields.refusal ? [[`${fields.refusal} IS NOT NULL`, fields.refusal] as const] : []),
    ...context.stops.map(({ when, code, id }): Branch => [when, stopText(code, id, dialect)]),
  ]
  const refusal = chain.column('refusal', {
    sql: branches.length === 0 ? `CAST(NULL AS ${dialect.types.text})` : caseOf(branches),
    level: levelOf([...scope.results, ...contributions, tier]),
    atom: false,
    tight: true,
    missing: true,
  })
  const names = createNames(dialect)
  const columns: string[] = []
  const add = (sql: string, wanted: string): string => {
    const name = names.claim(wanted)
    columns.push(asColumn(sql, dialect.identifier(name)))
    return name
  }
  const decided = (sql: string) => caseOf([[`${refusal.sql} IS NULL`, sql]])
  const decimal = ({ sql }: Piece) => decided(`CAST(${sql} * 0.0001 AS DECIMAL(10, 4))`)
  const kept = [...fields.kept].map(([column, name]) => add(name, column))
  const part = (index: number) => `SPLIT_PART(${refusal.sql}, ':', ${index})`
  return {
    columns: {
      subject: kept[0] ?? '',
      tier: add(decided(tier.sql), 'tier'),
      scores: plan.scores.map(({ id }, index) => ({
        id,
        column: add(decimal(scope.results[scope.firstScore + index] as Result), `scores.${id}`),
      })),
      points: options.points
        ? plan.dimensions.map(({ id }, index) => ({
            id,
            column: add(decimal(beforeAdds[index] as Result), `points.${id}`),
          }))
        : [],
      contributions: contributions.map((piece, index) => {
        const id = plan.dimensions[index]?.id ?? ''
        return { id, column: add(decimal(piece), `contribution.${id}`) }
      }),
      refusal: add(part(1), 'refusal'),
      refusalAt: add(part(2), 'refusal_at'),
    },
    select: select(columns),
  }
}
