/**
 * What a change of phase does to the distributors of cosmetics-a-group, as the Markdown tables that
 * the pack's README shows: weights, tiers, migration, movers and what moved them, visits.
 */
import { type CompiledStrategy, type Decision, localize, type Strategy } from '../../engine/index.ts'
import { compilerOf, decide } from './compiled.ts'
import type { Pack, TimelineEntry } from './loader.ts'

export interface Phase {
  entry: TimelineEntry
  strategy: CompiledStrategy
}

export interface PhaseChange {
  before: Phase
  after: Phase
  /** The decisions of both phases on each subject, on the day of the change. */
  pairs: { cells: Record<string, string>; sales: number; before: Decision; after: Decision }[]
}

export function phasesOf(pack: Pack): Phase[] {
  const compiled = compilerOf(pack)
  const [{ files = [], timeline = [] } = {}] = pack.strategies
  return timeline.map((entry, index) => ({ entry, strategy: compiled(files[index] ?? '') }))
}

/** Both phases are asked on the day on which the later one takes effect, without a previous tier. */
export function changeOf(pack: Pack, before: Phase, after: Phase): PhaseChange {
  const asOf = after.entry.effectiveFrom
  const pairs = pack.population.map((row) => ({
    cells: row.cells,
    sales: Number(row.cells.annual_sales),
    before: decide(before.strategy, row, asOf),
    after: decide(after.strategy, row, asOf),
  }))
  return { before, after, pairs }
}

const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const percent = (share: number) => `${Math.round(share * 10000) / 100} %`
const millions = (sum: number) => (sum / 1_000_000).toFixed(1)
const words = (text: Parameters<typeof localize>[0]) => localize(text, 'en')
const tierIds = ({ strategy }: Phase) => strategy.document.tiers.map(({ id }) => id)
const rankOf = (phase: Phase, decision: Decision) => tierIds(phase).indexOf(decision.tier.id)

/** A dimension's share in the root: the weights on its path multiplied; under `min` the whole score's. */
export function shareOf(document: Strategy, id: string): number | undefined {
  const dimension = document.dimensions.find((one) => one.id === id)
  if (!dimension) return undefined
  let share = dimension.weight ?? 1
  let score = document.scores.find((one) => one.id === dimension.into)
  while (score?.into !== undefined) {
    share *= score.weight ?? 1
    const parent: string = score.into
    score = document.scores.find((one) => one.id === parent)
  }
  return share
}

/** Weights of all dimensions in the total, phase by phase. */
export function weightTable(phases: Phase[]): string {
  const documents = phases.map(({ strategy }) => strategy.document)
  const titles = new Map(documents.flatMap(({ dimensions }) => dimensions.map(({ id, title }) => [id, words(title)])))
  const rows = [...titles].map(([id, title]) => [
    title,
    ...documents.map((document) => {
      const share = shareOf(document, id)
      return share === undefined ? '–' : percent(share)
    }),
  ])
  return table(['weight in the total', ...phases.map(({ entry }) => words(entry.phase))], rows)
}

/** From tier × to tier: how many, and their sales in CNY m. */
export function migrationTable({ before, after, pairs }: PhaseChange): string {
  const rows = tierIds(before).map((from) => [
    from,
    ...tierIds(after).map((to) => {
      const moved = pairs.filter((pair) => pair.before.tier.id === from && pair.after.tier.id === to)
      return `${moved.length} (${millions(moved.reduce((sum, { sales }) => sum + sales, 0))})`
    }),
  ])
  return table(['from \\ to', ...tierIds(after)], rows)
}

/** The columns of the population that tell rises and falls apart, averaged in the table of movers. */
const PROFILE: Record<string, string> = {
  tier1_cities: 'first-tier cities',
  supply_discipline: 'supply-chain mark',
  diversion_cases: 'diversion cases',
}

/**
 * Rises and falls: how many, their sales, what they are like on average, and the two dimensions whose
 * contributions to the total changed most on average.
 */
export function moverTable(change: PhaseChange): string {
  const groups: [string, (step: number) => boolean][] = [
    ['rise', (step) => step > 0],
    ['stay', (step) => step === 0],
    ['fall', (step) => step < 0],
  ]
  const rows = groups.map(([title, belongs]) => {
    const pairs = change.pairs.filter((pair) => belongs(stepOf(change, pair)))
    const profile = Object.keys(PROFILE).map((column) =>
      meanOf(pairs.map(({ cells }) => Number(cells[column]))).toFixed(1),
    )
    const [most = '', second = ''] = moversOf(pairs)
    return [title, pairs.length, millions(pairs.reduce((sum, { sales }) => sum + sales, 0)), ...profile, most, second]
  })
  return table(['', 'distributors', 'sales, CNY m', ...Object.values(PROFILE), 'moved most by', 'then by'], rows)
}

/** How often each override of the later phase changed a tier or score, or raised its flag. */
export function appliedLine({ after, pairs }: PhaseChange): string {
  const counts = (after.strategy.document.overrides ?? []).map(({ id }) => {
    const applied = pairs.filter((pair) =>
      pair.after.overrides?.some((one) => one.id === id && one.outcome === 'applied'),
    )
    return `${id} ${applied.length}`
  })
  return `Overrides applied: ${counts.join(', ')}.`
}

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Tiers up (above 0) or down (below 0). */
function stepOf({ before, after }: PhaseChange, pair: PhaseChange['pairs'][number]): number {
  return rankOf(before, pair.before) - rankOf(after, pair.after)
}

/** The dimensions whose contributions changed most on average, with the change in points of the total. */
function moversOf(pairs: PhaseChange['pairs']): string[] {
  const changes = new Map<string, number>()
  const add = (decision: Decision, sign: number) => {
    for (const { id, contribution = 0 } of decision.dimensions ?? []) {
      changes.set(id, (changes.get(id) ?? 0) + (sign * contribution) / pairs.length)
    }
  }
  for (const { before, after } of pairs) {
    add(before, -1)
    add(after, 1)
  }
  const ranked = [...changes].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
  return ranked.map(([id, points]) => `${id} ${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`)
}

/** Distributors, sales and visits a year by tier in each phase, on the day on which it begins. */
export function tierTable(pack: Pack, phases: Phase[]): string {
  const columns = phases.map((phase) => {
    const decisions = pack.population.map((row) => decide(phase.strategy, row, phase.entry.effectiveFrom))
    return tierIds(phase).map((tier) => {
      const inside = decisions.filter((decision) => decision.tier.id === tier)
      return {
        count: inside.length,
        visits: inside.reduce((sum, { treatments }) => sum + Number(treatments?.visits ?? 0), 0),
      }
    })
  })
  const [first] = phases
  const rows = (first ? tierIds(first) : []).map((tier, index) => [
    tier,
    ...columns.map((column) => `${column[index]?.count} (${column[index]?.visits})`),
  ])
  const totals = columns.map((column) => {
    const sum = (key: 'count' | 'visits') => column.reduce((total, entry) => total + entry[key], 0)
    return `${sum('count')} (${sum('visits')})`
  })
  return table(
    ['distributors (visits a year)', ...phases.map(({ entry }) => words(entry.phase))],
    [...rows, ['all', ...totals]],
  )
}
