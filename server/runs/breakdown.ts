/** A run's tiers by a categorical field of its population: an owner, a region. */
import type { RawColumn } from '../../engine/index.ts'
import type { RunTable } from './results.ts'

export interface RunBreakdown {
  value?: string | number | boolean
  subjects: number
  tiers: Record<string, number>
  refused: number
  fallen: number
}

/** The largest first; subjects without the field have no `value`. */
export function breakDownRun(table: RunTable, column: RawColumn): RunBreakdown[] {
  const found = new Map<unknown, RunBreakdown>()
  for (let row = 0; row < table.length; row++) {
    const value = column.kind === 'coded' ? column.dictionary[column.codes[row] ?? 0] : column.values[row]
    const isValue =
      typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))
    const key = isValue ? value : undefined
    const entry = found.get(key) ?? { ...(isValue ? { value } : {}), subjects: 0, tiers: {}, refused: 0, fallen: 0 }
    const tier = table.tier(row)
    entry.subjects++
    if (tier === undefined) entry.refused++
    else entry.tiers[tier] = (entry.tiers[tier] ?? 0) + 1
    if (table.falls(row) > 0) entry.fallen++
    found.set(key, entry)
  }
  return [...found.values()].sort((x, y) => y.subjects - x.subjects)
}
