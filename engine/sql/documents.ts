/** The query as what is kept of it: a table, or a model of dbt with its tests. */
import type { CompiledStrategy } from '../compile.ts'
import type { RefusalCode } from '../decision/decision.ts'
import { localize } from '../strategy/text.ts'
import type { SqlProblem } from './context.ts'
import type { SqlDialect } from './dialects/dialect.ts'
import { dialectOf } from './dialects/index.ts'
import { tableName } from './fields.ts'
import { toSql } from './index.ts'
import type { SqlColumns, SqlOptions } from './options.ts'

/** A statement that keeps a query's result as a table; dots part catalog and schema. */
export const createTableAs = (sql: string, table: string, dialect: SqlDialect): string =>
  `CREATE TABLE ${tableName(table, dialectOf(dialect))} AS\n${sql}`

export type DbtExport =
  | { ok: true; name: string; model: string; schema: string }
  | { ok: false; problems: SqlProblem[] }

export interface DbtOptions extends Omit<SqlOptions, 'asOf'> {
  /** Of the model; letters, digits and `_` remain. */
  name: string
  /** The evaluation date where the variable `as_of` isn't given; the date of the run without it. */
  asOf?: string
}

/** Control characters, which no text of a strategy can bring into a query. */
const SOURCE = '\u0001source'
const AS_OF = '\u0001asOf'

/** A dbt model with its config, and the schema.yml that tests it. A table with a dot is a source, any other a ref. */
export function toDbt(strategy: CompiledStrategy, { name, asOf, table, ...options }: DbtOptions): DbtExport {
  const query = toSql(strategy, { ...options, table: SOURCE, asOf: { sql: AS_OF } })
  if (!query.ok) return query
  const model = modelName(name)
  const fallback = asOf === undefined ? 'run_started_at.strftime("%Y-%m-%d")' : JSON.stringify(asOf)
  const sql = withoutJinja(query.sql)
    .replace(tableName(SOURCE, dialectOf(options.dialect)), () => relation(table))
    .replace(AS_OF, () => `{{ var("as_of", ${fallback}) | replace("-", "") }}`)
  return {
    ok: true,
    name: model,
    model: `{{ config(materialized="table") }}\n\n${sql}\n`,
    schema: schemaOf(strategy, model, query.columns),
  }
}

const modelName = (name: string): string => name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '') || 'tiers'

/** Jinja reads a model before any engine does: whatever looks like it in a text is said in its own words. */
const withoutJinja = (sql: string): string => sql.replace(/\{(?=[{%#])/g, "{{ '{' }}")

function relation(table: string): string {
  const [name = '', ...above] = table.split('.').reverse()
  const schema = above.reverse().join('.')
  return schema === ''
    ? `{{ ref(${JSON.stringify(name)}) }}`
    : `{{ source(${[schema, name].map((one) => JSON.stringify(one)).join(', ')}) }}`
}

const REFUSALS: RefusalCode[] = ['invalid-subject', 'missing-value', 'no-hit', 'ambiguous-hit', 'out-of-range']

/** JSON's texts are YAML's. */
function schemaOf({ document, plan }: CompiledStrategy, model: string, columns: SqlColumns): string {
  const accepted = (values: readonly string[]) => [
    '        data_tests:',
    '          - accepted_values:',
    `              values: [${values.map((value) => JSON.stringify(value)).join(', ')}]`,
  ]
  const column = (name: string, description: string, tests: string[] = []) => [
    `      - name: ${JSON.stringify(name)}`,
    '        quote: true',
    `        description: ${JSON.stringify(description)}`,
    ...tests,
  ]
  const titleOf = (index: number) => localize(document.scores[index]?.title, 'en') || (plan.scores[index]?.id ?? '')
  return [
    'version: 2',
    'models:',
    `  - name: ${JSON.stringify(model)}`,
    `    description: ${JSON.stringify(localize(document.title, 'en') || document.id)}`,
    '    columns:',
    ...column(columns.subject, 'The subject’s own id'),
    ...column(columns.tier, 'The tier; none where the subject is refused', accepted(plan.tiers.map(({ id }) => id))),
    ...columns.scores.flatMap(({ column: name }, index) => column(name, `Score: ${titleOf(index)}`)),
    ...columns.points.flatMap(({ id, column: name }) => column(name, `Points of ${id}`)),
    ...columns.contributions.flatMap(({ id, column: name }) =>
      column(name, `What ${id} contributes to its root score`),
    ),
    ...column(columns.refusal, 'Why the subject is refused', accepted(REFUSALS)),
    ...column(columns.refusalAt, 'The field, derived value, dimension, score or override that refuses'),
    '',
  ].join('\n')
}
