/** `impact A B --population FILE`: what a change of strategy does to a population. */
import {
  type CompiledStrategy,
  categoriesOf,
  type Field,
  type Impact,
  type ImpactReport,
  impact,
  impactText,
  type Language,
  type Strategy,
} from '../../../engine/index.ts'
import { impactReport } from '../../reports/impact.ts'
import { evaluationDate } from '../asOf.ts'
import { DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { counted, openSink, say } from '../io/output.ts'
import { type PopulationFile, readPopulationFile } from '../population/table.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

export const IMPACT_FORMATS = ['text', 'json', 'markdown', 'csv', 'xlsx'] as const
type ImpactFormat = (typeof IMPACT_FORMATS)[number]

export interface ImpactCommandOptions extends SourceOptions {
  population: string
  by?: string
  format: ImpactFormat
  out?: string
  language: Language
  asOf?: string
  movers?: number
  encoding?: string
  mapping?: string
}

/** A screen's worth to read; a file has all. */
const MOVERS: Record<ImpactFormat, number> = {
  text: 20,
  markdown: 50,
  json: 1000,
  csv: Number.POSITIVE_INFINITY,
  xlsx: Number.POSITIVE_INFINITY,
}

function printed(format: ImpactFormat, report: ImpactReport): string | Promise<string | Uint8Array> {
  if (format === 'text') return impactText(report)
  if (format !== 'json') return impactReport(report, format)
  const { before, after, impact: found } = report
  return `${JSON.stringify({ before, after, ...found }, undefined, 2)}\n`
}

export async function impactCommand(before: string, after: string, options: ImpactCommandOptions): Promise<number> {
  const { population, format, language, by, out = '-' } = options
  const asOf = evaluationDate(options.asOf)
  await refuseSameFile([population, out], '--population and --out')
  const [a, b] = [await loadStrategy(before, options), await loadStrategy(after, options)]
  const { encoding, mapping } = options
  const file = await readPopulationFile(population, { encoding, mapping }, readingBoth(a.document, b.document, by))
  const found = compare(a, b, file, { ...options, asOf })
  const report = { impact: found, a: a.document, b: b.document, language, before, after }
  const content = await printed(format, { ...report, ...shortNames(before, after) })
  const sink = await openSink(out)
  await sink.write(content)
  await sink.commit()
  for (const line of file.rejects.lines(population, 'score with --rejects FILE lists them all')) say(line)
  const { count } = file.rejects
  if (count > 0) say(`${counted(count, 'row')} can’t be read as a subject and ${count === 1 ? 'is' : 'are'} left out.`)
  return DONE
}

function compare(
  a: CompiledStrategy,
  b: CompiledStrategy,
  { table }: PopulationFile,
  { asOf, by, format, movers = MOVERS[format], population }: ImpactCommandOptions & { asOf: string },
): Impact {
  if (by !== undefined) {
    const categories = categoriesOf(table.columns, by)
    if (categories === 'too-many-values')
      throw new Failure(`--by ${by}: it has more than 1,000 different values in ${population}.`)
    const column = table.columns.fields.find(({ id }) => id === by)?.column
    const isEmpty = !column || (column.kind === 'numbers' && column.values.every(Number.isNaN))
    if (categories === 'unknown-field' || isEmpty)
      throw new Failure(`--by ${by}: ${population} has no such column, or nothing in it.`)
  }
  return impact(a, b, table.columns, { asOf, by, movers, names: table.name })
}

/** The fields of both, so that each version finds its own; and a column that neither reads, to break down by. */
function readingBoth(a: Strategy, b: Strategy, by: string | undefined): Strategy {
  const fields: Field[] = b.fields.map((field) => {
    const old = a.fields.find(({ id }) => id === field.id)
    return old && field.required === false && old.required !== false ? { ...field, required: true } : field
  })
  for (const field of a.fields) if (!b.fields.some(({ id }) => id === field.id)) fields.push(field)
  if (by !== undefined && !fields.some(({ id }) => id === by)) fields.push({ id: by, type: 'string', required: false })
  return { ...b, fields }
}

/** Of two files what tells them apart: `v2 → v3` rather than two long paths. */
function shortNames(before: string, after: string): { before: string; after: string } {
  const plain = (path: string) => path.replace(/\.json$/i, '')
  const [x, y] = [plain(before).split(/[\\/]/), plain(after).split(/[\\/]/)]
  const [last, other] = [x.at(-1) ?? before, y.at(-1) ?? after]
  return last === other ? { before, after } : { before: last, after: other }
}
