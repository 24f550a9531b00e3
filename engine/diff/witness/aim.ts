/**
 * Making an expression have a wanted value, by setting the fields that it reads. A best effort: what
 * can't be turned round (a score, a tier, a product of two unknowns) is left to chance.
 */
import { formatDate, parseDate } from '../../dates/calendar.ts'
import type { Node } from '../../logic/node.ts'
import type { CellPlan, ClassPlan, Plan, PointsPlan } from '../../plan/plan.ts'
import { type Draft, shiftDays, shiftMonths, unitOf } from './draft.ts'
import type { Random } from './random.ts'

export interface Aim {
  plan: Plan
  draft: Draft
  random: Random
}

type Wanted = number | string | boolean | undefined

/** Sets what the node reads so that it has the value; undefined is missing. Dates are YYYYMMDD. */
export function aimAt(node: Node, wanted: Wanted, aim: Aim): void {
  switch (node.kind) {
    case 'read':
      aimRead(node, wanted, aim)
      return
    case 'default':
      aimAt(node.value, wanted, aim)
      return
    case 'arithmetic':
      if (typeof wanted === 'number') aimArithmetic(node.operator, node.operands, wanted, aim)
      return
    case 'between':
      if (typeof wanted === 'number') aimBetween(node, wanted, aim)
      return
    case 'if': {
      const branch = aim.random.pick([...node.branches, { when: undefined, then: node.otherwise }])
      if (branch.when) aimTruth(branch.when, true, aim)
      aimAt(branch.then, wanted, aim)
      return
    }
    default:
      if (typeof wanted === 'boolean') aimTruth(node, wanted, aim)
  }
}

function aimRead({ source, index }: Node & { kind: 'read' }, wanted: Wanted, aim: Aim): void {
  const { plan, draft } = aim
  if (source === 'asOf' && typeof wanted === 'number') draft.asOf = formatDate(wanted)
  if (source === 'subject') draft.subject = wanted === undefined ? undefined : String(wanted)
  if (source === 'field') {
    const field = plan.fields[index]
    if (field) draft.input[field.id] = asInput(field.type, wanted)
  }
  if (source === 'derived') {
    const derived = plan.derived[index]
    if (derived?.classes) aimYield(derived.value, derived.classes, wanted, aim)
    else if (derived?.value) aimAt(derived.value, wanted, aim)
  }
}

function asInput(type: string, wanted: Wanted): unknown {
  if (type === 'date' && typeof wanted === 'number') return formatDate(wanted)
  return type === 'integer' && typeof wanted === 'number' ? Math.round(wanted) : wanted
}

// ---- numbers

function aimArithmetic(operator: string, operands: readonly Node[], wanted: number, aim: Aim): void {
  const open = operands.flatMap((operand, index) => (operand.kind === 'constant' ? [] : [index]))
  if (open.length === 0) return
  const at = operator === '/' && open.includes(0) ? 0 : aim.random.pick(open)
  const rest = operands.map((operand, index) => (index === at ? 0 : numberOf(operand, aim)))
  if (rest.some((value) => value === undefined)) return
  const others = rest.filter((_, index) => index !== at) as number[]
  const value = inverse(operator, wanted, others, at)
  if (value !== undefined && Number.isFinite(value)) aimAt(operands[at] as Node, Math.round(value * 1e8) / 1e8, aim)
}

function inverse(operator: string, wanted: number, others: readonly number[], at: number): number | undefined {
  const [other = 0] = others
  switch (operator) {
    case '+':
      return others.reduce((left, value) => left - value, wanted)
    case '-':
      if (others.length === 0) return -wanted
      return at === 0 ? wanted + other : other - wanted
    case '*': {
      const product = others.reduce((left, value) => left * value, 1)
      return product === 0 ? undefined : wanted / product
    }
    case '/':
      if (at === 0) return wanted * other
      return wanted === 0 ? undefined : other / wanted
    default:
      return wanted
  }
}

/** What a node amounts to for the draft, where that is easily said. */
function numberOf(node: Node, aim: Aim): number | undefined {
  if (node.kind === 'constant') return typeof node.value === 'number' ? node.value : undefined
  if (node.kind === 'default') return numberOf(node.value, aim) ?? numberOf(node.fallback, aim)
  if (node.kind === 'read') {
    if (node.source === 'asOf') return parseDate(aim.draft.asOf)
    if (node.source === 'derived') {
      const derived = aim.plan.derived[node.index]
      return derived?.value && !derived.classes ? numberOf(derived.value, aim) : undefined
    }
    const value = node.source === 'field' ? aim.draft.input[aim.plan.fields[node.index]?.id ?? ''] : undefined
    if (typeof value === 'string' && node.type === 'date') return parseDate(value)
    return typeof value === 'number' ? value : undefined
  }
  if (node.kind !== 'arithmetic') return undefined
  const values = node.operands.map((operand) => numberOf(operand, aim))
  if (values.some((value) => value === undefined)) return undefined
  return arithmetic(node.operator, values as number[])
}

function arithmetic(operator: string, values: readonly number[]): number {
  const [first = 0, second] = values
  switch (operator) {
    case '+':
      return values.reduce((sum, value) => sum + value, 0)
    case '*':
      return values.reduce((product, value) => product * value, 1)
    case '-':
      return second === undefined ? -first : first - second
    case '/':
      return first / (second ?? 1)
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    default:
      return Math.abs(first)
  }
}

/** Moves the date that isn't the evaluation date. */
function aimBetween({ unit, first, second }: Node & { kind: 'between' }, wanted: number, aim: Aim): void {
  const firstMoves = !(first.kind === 'read' && first.source === 'asOf') && first.kind !== 'constant'
  const [moving, fixed, sign] = firstMoves ? [first, second, -1] : [second, first, 1]
  const from = numberOf(fixed, aim)
  if (from === undefined) return
  const count = sign * Math.round(wanted)
  const date = formatDate(from)
  const moved = unit === 'days' ? shiftDays(date, count) : shiftMonths(date, unit === 'years' ? 12 * count : count)
  aimAt(moving, parseDate(moved), aim)
}

// ---- conditions

const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

/** Sets what the condition reads so that it is true, or false. */
export function aimTruth(node: Node, wanted: boolean, aim: Aim): void {
  switch (node.kind) {
    case 'not':
      aimTruth(node.operand, !wanted, aim)
      return
    case 'and':
    case 'or': {
      const all = (node.kind === 'and') === wanted
      if (all) for (const operand of node.operands) aimTruth(operand, wanted, aim)
      else if (node.operands.length > 0) aimTruth(aim.random.pick(node.operands), wanted, aim)
      return
    }
    case 'compare':
      aimComparison(node.operator, node.operands, wanted, aim)
      return
    case 'equal': {
      const [target, other] = node.left.kind === 'constant' ? [node.right, node.left] : [node.left, node.right]
      const value = other.kind === 'constant' ? other.value : numberOf(other, aim)
      if (wanted !== node.negated) aimAt(target, value, aim)
      else if (typeof value === 'number') aimAt(target, value + unitOf(value), aim)
      else if (typeof value === 'boolean') aimAt(target, !value, aim)
      return
    }
    case 'in':
      if (wanted && node.list.length > 0) aimAt(node.operand, aim.random.pick(node.list), aim)
      return
    case 'isMissing':
      if (wanted !== node.negated) aimAt(node.operand, undefined, aim)
      return
    case 'anyMissing':
      if (wanted !== node.negated) aimAt(aim.random.pick(node.operands), undefined, aim)
      return
    case 'read':
    case 'default':
    case 'if':
      aimAt(node, wanted, aim)
  }
}

function aimComparison(operator: keyof typeof opposite, operands: readonly Node[], wanted: boolean, aim: Aim): void {
  const [first, second, third] = operands
  if (!first || !second) return
  if (third) {
    const low = numberOf(first, aim)
    if (low !== undefined)
      aimAt(second, wanted && operator === '<' ? low + unitOf(low) : wanted ? low : low - unitOf(low), aim)
    return
  }
  const effective = wanted ? operator : opposite[operator]
  const mirrored = first.kind === 'constant'
  const [target, other] = mirrored ? [second, first] : [first, second]
  const value = numberOf(other, aim)
  if (value === undefined) return
  const isDate = target.type === 'date'
  const step = isDate ? 1 : unitOf(value)
  const up = mirrored ? effective === '<' || effective === '<=' : effective === '>' || effective === '>='
  const strict = effective === '<' || effective === '>'
  const distance = (strict ? 1 : 0) + (aim.random.oneIn(4) ? aim.random.index(4) : 0)
  const shift = (up ? 1 : -1) * distance
  const at = isDate ? parseDate(shiftDays(formatDate(value), shift)) : Math.round((value + shift * step) * 1e8) / 1e8
  aimAt(target, at, aim)
}

// ---- classes

/** Aims at one place of what turns a value into points: an edge, an entry, a row; `at` counts them. */
export function aimPlace(value: Node | undefined, part: PointsPlan | ClassPlan<unknown>, at: number, aim: Aim): void {
  if (part.kind === 'table') {
    const row = part.rows[at % part.rows.length] ?? []
    part.inputs.forEach((input, column) => {
      const cell = row[column]
      if (cell) aimCell(input, cell, aim)
    })
  } else if (value && part.kind === 'bands') {
    const edge = part.edges[at - 1]
    const first = part.edges[0]?.at ?? 0
    const place = edge ? edge.at + (edge.inclusive ? 0 : unitOf(edge.at)) : first - unitOf(first)
    aimAt(value, Math.round(place * 1e8) / 1e8, aim)
  } else if (value && part.kind === 'lookup') {
    const key = part.keys[at]
    aimAt(value, key === undefined ? aim.random.pick(part.keys) : key, aim)
  } else if (value && part.kind === 'curve') {
    aimAt(value, part.xs[at % part.xs.length], aim)
  }
}

/** How many places `aimPlace` knows. */
export function placesOf(part: PointsPlan | ClassPlan<unknown>): number {
  switch (part.kind) {
    case 'table':
      return part.rows.length
    case 'bands':
      return part.edges.length + 1
    case 'lookup':
      return part.keys.length
    case 'curve':
      return part.xs.length
    case 'formula':
      return 0
  }
}

function aimCell(input: Node, cell: CellPlan, aim: Aim): void {
  switch (cell.kind) {
    case 'equals':
      aimAt(input, cell.value, aim)
      return
    case 'anyOf':
      if (cell.cells.length > 0) aimCell(input, aim.random.pick(cell.cells), aim)
      return
    case 'interval': {
      const edges = [cell.low && { ...cell.low, side: 1 }, cell.high && { ...cell.high, side: -1 }]
      const known = edges.filter((edge) => edge !== undefined)
      if (known.length === 0) return
      const edge = aim.random.pick(known)
      const isDate = input.type === 'date'
      const step = edge.inclusive ? 0 : edge.side
      const at = isDate
        ? parseDate(shiftDays(formatDate(edge.at), step))
        : Math.round((edge.at + step * unitOf(edge.at)) * 1e8) / 1e8
      aimAt(input, at, aim)
      return
    }
  }
}

/** Aims at a place that yields the value. */
function aimYield(value: Node | undefined, part: ClassPlan<unknown>, wanted: Wanted, aim: Aim): void {
  const places = part.yields.flatMap((one, index) => (one === wanted ? [index] : []))
  if (places.length > 0) aimPlace(value, part, aim.random.pick(places), aim)
}
