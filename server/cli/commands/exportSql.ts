/** `export STRATEGY --to sql:…`: one SELECT on standard output, a table made of it, or a model of dbt in a folder. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type CompiledStrategy,
  createTableAs,
  type SqlDialect,
  type SqlProblem,
  toDbt,
  toSql,
} from '../../../engine/index.ts'
import { evaluationDate } from '../asOf.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { openSink, say, writeOut } from '../io/output.ts'

export interface SqlExportOptions {
  table?: string
  asTable?: string
  asOf?: string
  asOfColumn?: string
  subject?: string
  previousTier?: string
  keep?: string[]
  points?: true
  contributions?: true
  dbt?: string
}

export const SQL_OPTIONS = [
  'table',
  'asTable',
  'asOf',
  'asOfColumn',
  'subject',
  'previousTier',
  'keep',
  'points',
  'contributions',
  'dbt',
] as const satisfies readonly (keyof SqlExportOptions)[]

/** Exit code 1 where the dialect can't say the strategy: each reason is a line. */
export async function exportSql(
  strategy: CompiledStrategy,
  dialect: SqlDialect,
  options: SqlExportOptions,
): Promise<number> {
  if (options.asOf !== undefined && options.asOfColumn !== undefined)
    throw new Failure('--as-of and --as-of-column both say the evaluation date: leave one out.')
  if (options.dbt !== undefined) return await exportDbt(strategy, dialect, options, options.dbt)
  const { asOfColumn } = options
  const asOf = asOfColumn === undefined ? { date: evaluationDate(options.asOf) } : { column: asOfColumn }
  const query = toSql(strategy, { ...common(strategy, options), dialect, asOf })
  if (!query.ok) return refused(query.problems)
  const { asTable } = options
  await writeOut(`${asTable === undefined ? query.sql : createTableAs(query.sql, asTable, dialect)};\n`)
  return DONE
}

async function exportDbt(
  strategy: CompiledStrategy,
  dialect: SqlDialect,
  options: SqlExportOptions,
  folder: string,
): Promise<number> {
  if (options.asOfColumn !== undefined)
    throw new Failure('--as-of-column: a dbt model takes the date from its variable as_of.')
  const name = options.asTable ?? `${strategy.document.id}_tiers`
  const asOf = options.asOf === undefined ? {} : { asOf: evaluationDate(options.asOf) }
  const files = toDbt(strategy, { ...common(strategy, options), ...asOf, dialect, name })
  if (!files.ok) return refused(files.problems)
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new Failure(`${folder}: this folder can’t be made.`)
  })
  for (const [path, text] of [
    [join(folder, `${files.name}.sql`), files.model],
    [join(folder, 'schema.yml'), files.schema],
  ] as const) {
    const sink = await openSink(path)
    await sink.write(text)
    await sink.commit()
    say(path)
  }
  return DONE
}

function common({ document }: CompiledStrategy, options: SqlExportOptions) {
  const { table = document.id, subject, previousTier, keep, points = false, contributions = false } = options
  return {
    table,
    points,
    contributions,
    ...(subject === undefined ? {} : { subject }),
    ...(previousTier === undefined ? {} : { previousTier }),
    ...(keep === undefined ? {} : { keep }),
  }
}

function refused(problems: readonly SqlProblem[]): number {
  for (const { pointer, code, message } of problems) say(`${pointer}: ${code}: ${message}`)
  return ANSWER_IS_NO
}
