/** `export STRATEGY --to FORMAT`: the strategy in another language, on standard output. */
import { type CompiledStrategy, inputSchema, toJsonLogic } from '../../../engine/index.ts'
import { DONE } from '../failure.ts'
import { writeJson } from '../io/output.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

/** What a strategy can be exported to, by name. */
const exporters = {
  jsonlogic: (strategy: CompiledStrategy) => toJsonLogic(strategy),
  'json-schema': (strategy: CompiledStrategy) => inputSchema(strategy.document),
}

export const EXPORT_FORMATS = Object.keys(exporters) as ExportFormat[]
export type ExportFormat = keyof typeof exporters

export async function exportCommand(source: string, options: SourceOptions & { to: ExportFormat }): Promise<number> {
  await writeJson(exporters[options.to](await loadStrategy(source, options)))
  return DONE
}
