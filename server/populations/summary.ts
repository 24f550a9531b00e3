/** What is known of a population's fields without looking at its rows; of sensitive fields only how often they are there. */
import type { Field, PopulationTable, RawColumn, RawValue } from '../../engine/index.ts'
import { dateBins, type Histogram, numberBins } from './bins.ts'

export interface FieldSummary {
  field: string
  missing: number
  distinct: number
  sensitive?: true
  min?: number | string
  max?: number | string
  mean?: number
  sum?: number
  quantiles?: Record<string, number | string>
  histogram?: Histogram
  top?: { value: RawValue; count: number }[]
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
const MOST_TOP = 20

export function summarise({ columns }: PopulationTable, fields: readonly Field[]): FieldSummary[] {
  return fields.map((field) => {
    const column = columns.fields.find(({ id }) => id === field.id)?.column
    if (!column) return { field: field.id, missing: columns.length, distinct: 0 }
    const summary = column.kind === 'numbers' ? ofNumbers(field.id, column.values) : ofCodes(field, column)
    if (!field.sensitive) return summary
    const { missing, distinct } = summary
    return { field: field.id, missing, distinct, sensitive: true }
  })
}

function ofNumbers(field: string, values: Float64Array): FieldSummary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const missing = values.length - sorted.length
  if (sorted.length === 0) return { field, missing, distinct: 0 }
  let [distinct, sum] = [1, 0]
  for (let row = 0; row < sorted.length; row++) {
    sum += sorted[row] as number
    if (row > 0 && sorted[row] !== sorted[row - 1]) distinct++
  }
  return {
    field,
    missing,
    distinct,
    min: sorted[0] as number,
    max: sorted.at(-1) as number,
    mean: sum / sorted.length,
    sum,
    quantiles: quantilesOf((index) => sorted[index] as number, sorted.length),
    histogram: numberBins(sorted),
    ...(distinct <= MOST_TOP ? { top: topOf(counted(sorted)) } : {}),
  }
}

function ofCodes(field: Field, { codes, dictionary }: Extract<RawColumn, { kind: 'coded' }>): FieldSummary {
  const counts = new Uint32Array(dictionary.length)
  for (let row = 0; row < codes.length; row++)
    counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1
  const present = dictionary.flatMap((value, code) => {
    const count = counts[code] as number
    return code === 0 || count === 0 ? [] : [{ value, count }]
  })
  const summary = { field: field.id, missing: counts[0] ?? 0, distinct: present.length }
  if (field.type !== 'date' || present.length === 0) return { ...summary, top: topOf(present) }
  const dates = present
    .map(({ value, count }) => ({ date: String(value), count }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const total = codes.length - summary.missing
  return {
    ...summary,
    min: dates[0]?.date ?? '',
    max: dates.at(-1)?.date ?? '',
    quantiles: quantilesOf(finder(dates), total),
    histogram: dateBins(dates),
  }
}

/** The value at each place of a sorted list that is given as values with their counts. */
function finder(dates: { date: string; count: number }[]): (index: number) => string {
  return (index) => {
    let seen = 0
    for (const { date, count } of dates) {
      seen += count
      if (index < seen) return date
    }
    return dates.at(-1)?.date ?? ''
  }
}

/** The least value that at least this share of all doesn't exceed. */
const quantilesOf = <Value>(at: (index: number) => Value, total: number): Record<string, Value> =>
  Object.fromEntries(QUANTILES.map((share) => [String(share), at(Math.max(0, Math.ceil(share * total) - 1))]))

function counted(sorted: Float64Array): { value: number; count: number }[] {
  const all: { value: number; count: number }[] = []
  for (const value of sorted) {
    const last = all.at(-1)
    if (last && last.value === value) last.count++
    else all.push({ value, count: 1 })
  }
  return all
}

const topOf = <Entry extends { count: number }>(entries: Entry[]): Entry[] =>
  [...entries].sort((a, b) => b.count - a.count).slice(0, MOST_TOP)
