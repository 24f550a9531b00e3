/** `export STRATEGY --to FORMAT`: the strategy in another language, on standard output. */
import { type CompiledStrategy, inputSchema, type SqlDialect, toJsonLogic } from '../../../engine/index.ts'
import { DONE, Failure } from '../failure.ts'
import { writeJson } from '../io/output.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'
import { exportSql, SQL_OPTIONS, type SqlExportOptions } from './exportSql.ts'

/** What a strategy can be exported to as JSON, by name. */
const exporters = {
  jsonlogic: (strategy: CompiledStrategy) => toJsonLogic(strategy),
  'json-schema': (strategy: CompiledStrategy) => inputSchema(strategy.document),
}

/** What a strategy can be exported to as SQL; PostgreSQL has two names. */
const dialects: Record<string, SqlDialect> = {
  'sql:duckdb': 'duckdb',
  'sql:postgres': 'postgresql',
  'sql:postgresql': 'postgresql',
  'sql:spark': 'spark',
}

export const EXPORT_FORMATS = [...Object.keys(exporters), ...Object.keys(dialects)]

export async function exportCommand(
  source: string,
  options: SourceOptions & SqlExportOptions & { to: string },
): Promise<number> {
  const strategy = await loadStrategy(source, options)
  const dialect = dialects[options.to]
  if (dialect) return await exportSql(strategy, dialect, options)
  const stranger = SQL_OPTIONS.find((option) => options[option] !== undefined)
  if (stranger)
    throw new Failure(`--${stranger.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is for sql: formats.`)
  await writeJson(exporters[options.to as keyof typeof exporters](strategy))
  return DONE
}
