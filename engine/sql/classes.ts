/** Bands, lookups and tables. What they classify are columns by then, so it may be written as often as there are entries. */
import type { BandsPlan, CellPlan, EdgePlan, LookupPlan, TablePlan } from '../plan/plan.ts'
import type { Scalar } from '../strategy/document.ts'
import type { Context, Place } from './context.ts'
import type { Dialect } from './dialects/dialect.ts'
import { expression } from './expression.ts'
import { type Branch, caseOf, joined } from './layout.ts'
import { key } from './literals.ts'
import { levelOf, type Piece } from './piece.ts'

/** Writes a yield. */
export type Write = (value: Scalar) => string

/** Branches of a CASE and what stands behind them; a missing value comes out as NULL. */
export interface Cases {
  branches: Branch[]
  otherwise: string | undefined
}

/** From the highest band down. */
export function bandsCase({ edges, yields }: BandsPlan<Scalar>, value: Piece, write: Write, dialect: Dialect): Cases {
  const above = edges.map(({ at, inclusive }, index): Branch => {
    const test = `${value.sql} ${inclusive ? '>=' : '>'} ${key(dialect, at)}`
    return [test, write(yields[index + 1] as Scalar)]
  })
  return ofPresent(above.toReversed(), write(yields[0] as Scalar), value)
}

/** The entry that equals the value, or what stands for all others. */
export function lookupCase(plan: LookupPlan<Scalar>, value: Piece, write: Write, dialect: Dialect): Cases {
  const { keys, yields, otherwise } = plan
  const entries = keys.map(
    (one, index): Branch => [`${value.sql} = ${key(dialect, one)}`, write(yields[index] as Scalar)],
  )
  return otherwise ? ofPresent(entries, write(otherwise.yield), value) : { branches: entries, otherwise: undefined }
}

const ofPresent = (branches: Branch[], rest: string, value: Piece): Cases =>
  value.missing
    ? { branches: [...branches, [`${value.sql} IS NOT NULL`, rest]], otherwise: undefined }
    : { branches, otherwise: rest }

/** What a table comes to: its yield (NULL without a hit), and whether its hits contradict each other. */
export interface TableSql {
  result: string
  /** A condition, where the hit policy may refuse. */
  ambiguous: string | undefined
  level: number
}

export function tableSql(table: TablePlan<Scalar>, context: Context, place: Place, write: Write): TableSql {
  const { chain, dialect } = context
  const whole = dialect.types.whole
  const inputs = table.inputs.map((input) => chain.atom(`${place.owner}.input`, expression(input, context, place)))
  const hits = table.rows.map((cells) => rowMatches(cells, inputs, dialect))
  return {
    result: settled(table, hits, write, whole),
    ambiguous: contradiction(table, hits),
    level: levelOf(inputs),
  }
}

function settled(
  { hit, yields, otherwise }: TablePlan<Scalar>,
  hits: readonly string[],
  write: Write,
  whole: string,
): string {
  const none = otherwise && write(otherwise.yield)
  if (hit === 'sum') {
    const summands = hits.map((when, row) => caseOf([[when, write(yields[row] as Scalar)]], '0'))
    // The first summand makes it a sum of 64 bits.
    const total = joined([`CAST(0 AS ${whole})`, ...summands], '+')
    return caseOf([[joined(hits.map(wrapped), 'OR'), total]], none)
  }
  // Sorted so that the row which the policy prefers comes first: the best tier has the lowest index.
  const order = hits.map((_, row) => row)
  const numberAt = (row: number) => yields[row] as number
  if (hit === 'min' || hit === 'best') order.sort((a, b) => numberAt(a) - numberAt(b))
  if (hit === 'max' || hit === 'worst') order.sort((a, b) => numberAt(b) - numberAt(a))
  return caseOf(
    order.map((row): Branch => [hits[row] as string, write(yields[row] as Scalar)]),
    none,
  )
}

/** Under `unique` two hits, under `any` two yields. */
function contradiction({ hit, yields }: TablePlan<Scalar>, hits: readonly string[]): string | undefined {
  if (hit !== 'unique' && hit !== 'any') return undefined
  const groups = new Map<unknown, string[]>()
  hits.forEach((when, row) => {
    const group = hit === 'unique' ? row : yields[row]
    groups.set(group, [...(groups.get(group) ?? []), when])
  })
  if (groups.size < 2) return undefined
  const counts = [...groups.values()].map((whens) => caseOf([[joined(whens.map(wrapped), 'OR'), '1']], '0'))
  return `${joined(counts, '+')} > 1`
}

const wrapped = (condition: string, _: number, all: readonly string[]): string =>
  all.length > 1 ? `(${condition})` : condition

function rowMatches(cells: readonly CellPlan[], inputs: readonly Piece[], dialect: Dialect): string {
  const tests = cells.flatMap((cell, column) =>
    cell.kind === 'any' ? [] : [cellMatches(cell, (inputs[column] as Piece).sql, dialect)],
  )
  return tests.length === 0 ? 'TRUE' : joined(tests, 'AND')
}

/** Whether a cell matches; NULL counts as no. */
function cellMatches(cell: CellPlan, input: string, dialect: Dialect): string {
  switch (cell.kind) {
    case 'any':
      return 'TRUE'
    case 'equals':
      return `${input} = ${key(dialect, cell.value)}`
    case 'interval':
      return intervalMatches(cell, input, dialect)
    case 'not':
      return `(${input} IS NOT NULL AND NOT (${cellMatches(cell.cell, input, dialect)}))`
    case 'anyOf':
      return cell.cells.length === 0
        ? 'FALSE'
        : `(${cell.cells.map((one) => cellMatches(one, input, dialect)).join(' OR ')})`
  }
}

function intervalMatches(
  { low, high }: Extract<CellPlan, { kind: 'interval' }>,
  input: string,
  dialect: Dialect,
): string {
  const side = (edge: EdgePlan | undefined, sign: string) =>
    edge ? [`${input} ${sign}${edge.inclusive ? '=' : ''} ${key(dialect, edge.at)}`] : []
  const tests = [...side(low, '>'), ...side(high, '<')]
  return tests.length === 1 ? (tests[0] as string) : `(${tests.join(' AND ') || `${input} IS NOT NULL`})`
}
