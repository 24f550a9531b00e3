/** What names a tier: looked up before one is removed, and led to another tier when it is. */
import type { Assign, Override, Strategy, Treatment } from '../../../engine/index.ts'
import { dropThreshold } from './thresholds.ts'

interface TierUses {
  overrides: readonly Override[]
  treatments: readonly Treatment[]
  /** Cells of the matrix and rows of the table. */
  cells: number
  rows: number
}

export function usesOfTier({ assign, overrides = [], treatments = [] }: Strategy, tier: string): TierUses {
  const { matrix, table } = assign
  return {
    overrides: overrides.filter(({ when, then }) => effectTier(then) === tier || readsTier(when, tier)),
    treatments: treatments.filter(({ byTier }) => Object.hasOwn(byTier, tier)),
    cells: matrix?.cells.flat().filter((cell) => cell === tier).length ?? 0,
    rows: (table?.rows.filter((row) => row.tier === tier).length ?? 0) + (table?.otherwise === tier ? 1 : 0),
  }
}

const effectTier = ({ atMost, atLeast, tier }: Override['then']): string | undefined => atMost ?? atLeast ?? tier

/** Everything that named a tier names another one. Treatments keep what the other one gets already. */
export function withTierReplaced(document: Strategy, tier: string, by: string): Strategy {
  const { overrides, treatments } = document
  const renamed = (id: string) => (id === tier ? by : id)
  return {
    ...document,
    assign: assignWithout(document, renamed, tier),
    ...(overrides === undefined ? {} : { overrides: overrides.map((one) => overrideWithout(one, tier, by)) }),
    ...(treatments === undefined ? {} : { treatments: treatments.map((one) => treatmentWithout(one, tier, by)) }),
  }
}

function assignWithout(document: Strategy, renamed: (id: string) => string, tier: string): Assign {
  const { assign } = dropThreshold(tier)(document)
  const { matrix, table } = assign
  if (matrix) return { matrix: { ...matrix, cells: matrix.cells.map((row) => row.map(renamed)) } }
  if (!table) return assign
  const rows = table.rows.map((row) => ({ ...row, tier: renamed(row.tier) }))
  return {
    table: { ...table, rows, ...(table.otherwise === undefined ? {} : { otherwise: renamed(table.otherwise) }) },
  }
}

function overrideWithout(override: Override, tier: string, by: string): Override {
  const { when, then } = override
  const key = (['atMost', 'atLeast', 'tier'] as const).find((one) => then[one] === tier)
  const after = readsTier(when, tier) ? (withLiteral(when, tier, by) as Override['when']) : when
  return key === undefined && after === when
    ? override
    : { ...override, when: after, then: key === undefined ? then : { [key]: by } }
}

function treatmentWithout(treatment: Treatment, tier: string, by: string): Treatment {
  if (!Object.hasOwn(treatment.byTier, tier)) return treatment
  const { [tier]: value, ...rest } = treatment.byTier
  // A treatment is for at least one tier.
  return { ...treatment, byTier: Object.keys(rest).length === 0 ? { [by]: value as never } : rest }
}

const COMPARING = ['==', '!=', 'in'] as const

/** Whether a condition compares the tier with this one. */
function readsTier(expression: unknown, tier: string): boolean {
  if (Array.isArray(expression)) return expression.some((part) => readsTier(part, tier))
  if (typeof expression !== 'object' || expression === null) return false
  return Object.entries(expression).some(
    ([operator, operands]) =>
      (isComparing(operator, operands) && operands.flat().includes(tier)) || readsTier(operands, tier),
  )
}

const isComparing = (operator: string, operands: unknown): operands is unknown[] =>
  COMPARING.includes(operator as (typeof COMPARING)[number]) &&
  Array.isArray(operands) &&
  operands.some((operand) => JSON.stringify(operand) === '{"var":"tier"}')

/** The condition with another tier wherever it compares the tier with this one. */
function withLiteral(expression: unknown, tier: string, by: string): unknown {
  if (Array.isArray(expression)) return expression.map((part) => withLiteral(part, tier, by))
  if (typeof expression !== 'object' || expression === null) return expression
  return Object.fromEntries(
    Object.entries(expression).map(([operator, operands]) => [
      operator,
      isComparing(operator, operands)
        ? operands.map((operand) => literalReplaced(operand, tier, by))
        : withLiteral(operands, tier, by),
    ]),
  )
}

function literalReplaced(operand: unknown, tier: string, by: string): unknown {
  if (operand === tier) return by
  return Array.isArray(operand) ? [...new Set(operand.map((one) => (one === tier ? by : one)))] : operand
}
