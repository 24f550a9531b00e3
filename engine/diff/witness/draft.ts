/** A subject in the making, and the values that are worth trying. */
import { formatDate } from '../../dates/calendar.ts'
import { type Node, operandsOf } from '../../logic/node.ts'
import { decimalPlaces } from '../../numbers/scaled.ts'
import type { CellPlan, ClassPlan, FieldPlan, Plan, PointsPlan } from '../../plan/plan.ts'
import type { Random } from './random.ts'

export interface Draft {
  input: Record<string, unknown>
  asOf: string
  subject: string | undefined
  previousTier: string | undefined
}

export const copyOf = (draft: Draft): Draft => ({ ...draft, input: { ...draft.input } })

const DAY = 86_400_000

/** A date so many days later; the calendar's ends hold it. */
export function shiftDays(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + days * DAY
  const shifted = new Date(time)
  const year = shifted.getUTCFullYear()
  return Number.isNaN(time) || year < 1 || year > 9999 ? date : shifted.toISOString().slice(0, 10)
}

/** A date so many months later, on the same day or the last one of the month. */
export function shiftMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const count = year * 12 + month - 1 + Math.trunc(months)
  const [to, in_] = [Math.floor(count / 12), count % 12]
  if (to < 1 || to > 9999) return date
  const last = new Date(Date.UTC(2000, in_ + 1, 0)).getUTCDate()
  return `${String(to).padStart(4, '0')}-${String(in_ + 1).padStart(2, '0')}-${String(Math.min(day, in_ === 1 ? 28 : last)).padStart(2, '0')}`
}

/** The last place that a number is written with: 5 → 1, 0.15 → 0.01. */
export const unitOf = (x: number): number => 10 ** -Math.min(decimalPlaces(x), 6)

/** The number, and what stands just beside it. */
export function around(x: number): number[] {
  const unit = unitOf(x)
  const beside = [x, x + unit, x - unit, ...(unit < 1 ? [] : [x + 0.5, x - 0.5])]
  return beside.map((value) => Math.round(value * 1e8) / 1e8)
}

/** Values worth trying, by id of field; for asOf and subject likewise. */
export interface Marks {
  numbers: Map<string, Set<number>>
  texts: Map<string, Set<string>>
  dates: Map<string, Set<string>>
  asOf: Set<string>
  subjects: Set<string>
}

const emptyMarks = (): Marks => ({
  numbers: new Map(),
  texts: new Map(),
  dates: new Map(),
  asOf: new Set(['2026-06-15']),
  subjects: new Set(),
})

export function marksOf(plans: readonly Plan[]): Marks {
  const marks = emptyMarks()
  for (const plan of plans) collect(plan, marks)
  return marks
}

function collect(plan: Plan, marks: Marks): void {
  const read = (node: Node, values: readonly unknown[]): void => {
    if (node.kind === 'default') read(node.value, values)
    if (node.kind !== 'read') return
    for (const value of values) note(plan, marks, node.source, node.index, value)
  }
  const walk = (node: Node): void => {
    const operands = operandsOf(node)
    if (node.kind === 'in') read(node.operand, node.list)
    const constants = operands.flatMap((operand) => (operand.kind === 'constant' ? [operand.value] : []))
    for (const operand of operands) {
      read(operand, constants)
      walk(operand)
    }
  }
  for (const field of plan.fields) {
    for (const limit of [field.min, field.max]) if (limit !== undefined) add(marks.numbers, field.id, limit)
    for (const option of field.options ?? []) add(marks.texts, field.id, option)
  }
  const classes = (value: Node | undefined, part: PointsPlan | ClassPlan<unknown> | undefined): void => {
    if (value) walk(value)
    if (!part) return
    if (part.kind === 'formula') walk(part.formula)
    else if (part.kind === 'table') {
      part.inputs.forEach((input, column) => {
        walk(input)
        for (const row of part.rows) read(input, constantsIn(row[column]))
      })
    } else if (value) read(value, pointsOf(part))
  }
  for (const derived of plan.derived) classes(derived.value, derived.classes)
  for (const dimension of plan.dimensions) classes(dimension.value, dimension.points)
  if (plan.assign.kind === 'table') classes(undefined, plan.assign.table)
  for (const override of plan.overrides) {
    walk(override.when)
    for (const date of [override.starts, override.expires]) if (date !== undefined) marks.asOf.add(formatDate(date))
  }
  for (const { when } of plan.treatments) if (when) walk(when)
}

function note(plan: Plan, marks: Marks, source: string, index: number, value: unknown): void {
  if (source === 'asOf' && typeof value === 'number') marks.asOf.add(formatDate(value))
  if (source === 'subject' && typeof value === 'string') marks.subjects.add(value)
  const field = source === 'field' ? plan.fields[index] : undefined
  if (!field) return
  if (field.type === 'date' && typeof value === 'number') add(marks.dates, field.id, formatDate(value))
  else if (typeof value === 'number') add(marks.numbers, field.id, value)
  else if (typeof value === 'string') add(marks.texts, field.id, value)
}

function add<V>(map: Map<string, Set<V>>, key: string, value: V): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}

/** Where bands begin, a curve bends, a lookup has entries. */
function pointsOf(part: Exclude<PointsPlan | ClassPlan<unknown>, { kind: 'formula' | 'table' }>): unknown[] {
  if (part.kind === 'bands') return part.edges.map(({ at }) => at)
  return part.kind === 'lookup' ? part.keys : part.xs
}

function constantsIn(cell: CellPlan | undefined): unknown[] {
  switch (cell?.kind) {
    case 'equals':
      return [cell.value]
    case 'interval':
      return [cell.low, cell.high].flatMap((edge) => (edge ? [edge.at] : []))
    case 'not':
      return constantsIn(cell.cell)
    case 'anyOf':
      return cell.cells.flatMap(constantsIn)
    default:
      return []
  }
}

const COMMON_NUMBERS = [0, 1, 10, 100, 1_000, 100_000, 10_000_000, 0.5, 50, 3, 30]

/** Values to try of one field: its marks and what stands beside them. */
export function valuesOf(field: FieldPlan, marks: Marks): unknown[] {
  switch (field.type) {
    case 'number':
    case 'integer': {
      const noted = [...(marks.numbers.get(field.id) ?? [])]
      const all = noted.length > 1 ? noted : [...noted, ...COMMON_NUMBERS]
      const values = all.flatMap(around)
      return [...new Set(field.type === 'integer' ? values.map(Math.round) : values)]
    }
    case 'string':
      return [...(marks.texts.get(field.id) ?? []), ...(field.options ? [] : ['another text'])]
    case 'boolean':
      return [true, false]
    case 'date': {
      const noted = [...(marks.dates.get(field.id) ?? []), ...[...marks.asOf].slice(0, 1)]
      return noted.flatMap((date) => [
        date,
        shiftDays(date, 1),
        shiftDays(date, -1),
        shiftMonths(date, -30),
        shiftMonths(date, -120),
      ])
    }
  }
}

/** A value by chance: a mark, now and then one between two, or none where that is allowed. */
export function drawValue(field: FieldPlan, values: readonly unknown[], random: Random): unknown {
  if (!field.required && random.oneIn(8)) return undefined
  const value = random.pick(values)
  if (typeof value !== 'number' || !random.oneIn(3)) return value
  const other = random.pick(values)
  if (typeof other !== 'number') return value
  const between = value + (other - value) * random.uniform()
  return field.type === 'integer' ? Math.round(between) : Math.round(between * 1e4) / 1e4
}
