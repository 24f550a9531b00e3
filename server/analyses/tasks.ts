/** What worker threads find out about a change before it is published. */
import {
  type Calibration,
  type Categories,
  categoriesOf,
  type Impact,
  type ImpactOptions,
  type ImpactReport,
  impact,
} from '../../engine/index.ts'
import type { ReportFormat } from '../reports/formats.ts'
import { impactReport } from '../reports/impact.ts'
import { type GivenStrategy, type Packed, populationOf, strategyOf } from '../workers/given.ts'
import { calibrateTable } from './calibration.ts'

interface ToCompare {
  a: GivenStrategy
  b: GivenStrategy
  population: Packed
  options: Pick<ImpactOptions, 'asOf' | 'by' | 'movers' | 'ablation'>
}

interface ToCalibrate {
  strategy: GivenStrategy
  population: Packed
  asOf: string
}

/** Why a population can't be broken down. */
interface NotBroken {
  categories: Exclude<Categories, 'categorical'>
}

interface ToReport extends ToCompare {
  report: Pick<ImpactReport, 'language' | 'before' | 'after'> & { format: ReportFormat }
}

export const analysisTasks = {
  impact: (asked: ToCompare): Impact | NotBroken => found(asked),

  impactReport: (asked: ToReport): string | Promise<Uint8Array> | NotBroken => {
    const impact = found(asked)
    if ('categories' in impact) return impact
    const { format, ...report } = asked.report
    return impactReport({ impact, a: asked.a.document, b: asked.b.document, ...report }, format)
  },

  calibrate: ({ strategy, population, asOf }: ToCalibrate): Calibration =>
    calibrateTable(strategyOf(strategy), populationOf(population).columns, asOf),
}

/** A label stands among the fields under a name that no field can have, so that no strategy reads it. */
const asField = (label: string): string => `label:${label}`

function found({ a, b, population, options }: ToCompare): Impact | NotBroken {
  const { columns, name, labels = [] } = populationOf(population)
  const { by } = options
  const isField = columns.fields.some(({ id }) => id === by)
  const label = isField ? undefined : labels.find(({ id }) => id === by)
  const table = label
    ? { ...columns, fields: [...columns.fields, { id: asField(label.id), column: label.column }] }
    : columns
  const field = label ? asField(label.id) : by
  if (field !== undefined) {
    const categories = categoriesOf(table, field)
    if (categories !== 'categorical') return { categories }
  }
  const told = impact(strategyOf(a), strategyOf(b), table, { ...options, by: field, names: name })
  return label && told.by ? { ...told, by: { ...told.by, field: label.id } } : told
}
