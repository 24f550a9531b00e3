/**
 * Typed expressions over whole columns. Each node is one kernel over the columns of its operands; equal
 * nodes over equal columns are one column.
 */
import { daysBetween, monthsBetween, yearsBetween } from '../dates/calendar.ts'
import type { Node, Read, Value } from '../logic/node.ts'
import {
  type BooleanColumn,
  booleanOf,
  type Column,
  codesFor,
  elementsOf,
  FALSE,
  type NumberColumn,
  numberOf,
  type PointsColumn,
  type StringColumn,
  stringOf,
  TRUE,
  truth,
  UNKNOWN,
} from './column.ts'
import type { Frame } from './frame.ts'
import { fold, type Operand } from './kernels/arithmetic.ts'
import { choose, fillMissing, missingIn } from './kernels/choice.ts'
import { compare } from './kernels/comparisons.ts'
import { gatherBytes } from './kernels/gather.ts'
import { bothKnown, connect, not, same } from './kernels/logic.ts'
import { countBetween, unscale } from './kernels/numbers.ts'
import { findNumbers, sortedKeys } from './kernels/search.ts'
import { aligned, sameStrings } from './strings.ts'

/** The value of an expression for every subject. */
export function evaluateColumn(node: Node, frame: Frame): Column {
  switch (node.kind) {
    case 'constant':
      return constantColumn(node.value, frame)
    case 'absent':
      return absentColumn(node.type === 'any' ? 'number' : node.type, frame)
    case 'read':
      return readColumn(node, frame)
    case 'default':
      return withDefault(evaluateColumn(node.value, frame), evaluateColumn(node.fallback, frame), frame)
    case 'isMissing': {
      const missing = missingColumn(evaluateColumn(node.operand, frame), frame)
      return node.negated ? negated(missing, frame) : missing
    }
    case 'anyMissing': {
      const missing = node.operands.map((operand) => missingColumn(evaluateColumn(operand, frame), frame))
      const any = connected('or', missing, frame)
      return node.negated ? negated(any, frame) : any
    }
    case 'equal': {
      const equal = equalColumn(node.left, node.right, frame)
      return node.negated ? negated(equal, frame) : equal
    }
    case 'compare':
      return compareColumn(node, frame)
    case 'and':
    case 'or':
      return connected(
        node.kind,
        node.operands.map((operand) => evaluateTruth(operand, frame)),
        frame,
      )
    case 'not':
      return negated(evaluateTruth(node.operand, frame), frame)
    case 'if':
      return node.branches.reduceRight<Column>(
        (otherwise, { when, then }) =>
          chosen(evaluateTruth(when, frame), evaluateColumn(then, frame), otherwise, frame),
        evaluateColumn(node.otherwise, frame),
      )
    case 'arithmetic': {
      const operands = node.operands.map((operand) => operandOf(operand, frame))
      const key = `${node.operator}(${operands.map(({ key: operand }) => operand).join()})`
      return numbers(key, frame, () =>
        fold(
          node.operator,
          operands.map(({ values }) => values),
          frame.length,
        ),
      )
    }
    case 'in':
      return memberColumn(evaluateColumn(node.operand, frame), node.list, frame)
    case 'between':
      return betweenColumn(node, frame)
  }
}

/** As `evaluateColumn`, for a condition. */
export const evaluateTruth = (node: Node, frame: Frame): BooleanColumn => booleanOf(evaluateColumn(node, frame))

/** As `evaluateColumn`, for numbers and dates. */
export const evaluateNumbers = (node: Node, frame: Frame): NumberColumn => numberOf(evaluateColumn(node, frame))

const numbers = (key: string, { memo }: Frame, make: () => Float64Array): NumberColumn =>
  memo.recall(key, (id) => ({ id, kind: 'number', values: make() }))

const booleans = (key: string, { memo }: Frame, make: () => Uint8Array): BooleanColumn =>
  memo.recall(key, (id) => ({ id, kind: 'boolean', bytes: make() }))

/** A literal needs no column where a kernel takes it as a number. */
function operandOf(node: Node, frame: Frame): { key: string; values: Operand } {
  if (node.kind === 'constant' && typeof node.value === 'number') return { key: `=${node.value}`, values: node.value }
  if (node.kind === 'read' && node.source === 'asOf') return { key: `=${frame.asOf}`, values: frame.asOf }
  const { id, values } = evaluateNumbers(node, frame)
  return { key: String(id), values }
}

function constantColumn(value: number | string | boolean, frame: Frame): Column {
  const { length, memo } = frame
  const key = `constant:${JSON.stringify(value)}`
  if (typeof value === 'number') return numbers(key, frame, () => new Float64Array(length).fill(value))
  if (typeof value === 'boolean') return booleans(key, frame, () => new Uint8Array(length).fill(truth(value)))
  return memo.recall(key, (id) => ({
    id,
    kind: 'string',
    codes: codesFor(2, length).fill(1),
    dictionary: ['', value],
  }))
}

function absentColumn(type: 'number' | 'date' | 'boolean' | 'string', frame: Frame): Column {
  if (type === 'boolean') return booleans('absent', frame, () => new Uint8Array(frame.length).fill(UNKNOWN))
  if (type !== 'string') return constantColumn(Number.NaN, frame)
  return frame.memo.recall('absent:string', (id) => ({
    id,
    kind: 'string',
    codes: codesFor(1, frame.length),
    dictionary: [''],
  }))
}

function readColumn({ source, index }: Read, frame: Frame): Column {
  switch (source) {
    case 'field':
      return frame.fields[index] as Column
    case 'derived':
      return frame.derived[index] as Column
    case 'points':
      return unscaled(frame.points[index] as PointsColumn, frame)
    case 'score':
      return unscaled(frame.scores[index] as PointsColumn, frame)
    case 'tier':
      return tierStrings(frame)
    case 'asOf':
      return constantColumn(frame.asOf, frame)
    case 'subject':
      return frame.subject()
    case 'value':
      return frame.value as Column
  }
}

const unscaled = ({ id, scaled }: PointsColumn, frame: Frame): NumberColumn =>
  numbers(`unscale(${id})`, frame, () => unscale(scaled))

function tierStrings({ tiers, tierIds, memo }: Frame): StringColumn {
  if (!tiers) throw new TypeError('tierStrings: no tier is assigned yet')
  return memo.recall(`tier:${JSON.stringify([tiers.id, tierIds])}`, (id) => ({
    id,
    kind: 'string',
    codes: Int32Array.from(tiers.tiers, (tier) => tier + 1),
    dictionary: ['', ...tierIds],
  }))
}

const missingColumn = (column: Column, frame: Frame): BooleanColumn =>
  booleans(`missing(${column.id})`, frame, () => missingIn(column.kind, elementsOf(column)))

const negated = (column: BooleanColumn, frame: Frame): BooleanColumn =>
  booleans(`not(${column.id})`, frame, () => not(column.bytes))

const connected = (kind: 'and' | 'or', operands: readonly BooleanColumn[], frame: Frame): BooleanColumn =>
  booleans(`${kind}(${operands.map(({ id }) => id).join()})`, frame, () =>
    connect(
      kind,
      operands.map(({ bytes }) => bytes),
      frame.length,
    ),
  )

function equalColumn(left: Node, right: Node, frame: Frame): BooleanColumn {
  if (left.type === 'number' || left.type === 'date') {
    const [a, b] = [operandOf(left, frame), operandOf(right, frame)]
    return booleans(`equal(${a.key},${b.key})`, frame, () => compare('=', a.values, b.values, frame.length))
  }
  const [a, b] = [evaluateColumn(left, frame), evaluateColumn(right, frame)]
  return booleans(`equal(${a.id},${b.id})`, frame, () =>
    a.kind === 'string' ? sameStrings(a, stringOf(b)) : same(booleanOf(a).bytes, booleanOf(b).bytes),
  )
}

/** Two operands, or three as in between: then all must be known. */
function compareColumn({ operator, operands }: Extract<Node, { kind: 'compare' }>, frame: Frame): BooleanColumn {
  const [a, b, c] = operands.map((operand) => operandOf(operand, frame))
  const pair = (x: typeof a, y: typeof a) =>
    booleans(`${x?.key}${operator}${y?.key}`, frame, () =>
      compare(operator, x?.values as Operand, y?.values as Operand, frame.length),
    )
  const first = pair(a, b)
  if (!c) return first
  const second = pair(b, c)
  return booleans(`both(${first.id},${second.id})`, frame, () => bothKnown(first.bytes, second.bytes))
}

function chosen(when: BooleanColumn, then: Column, otherwise: Column, frame: Frame): Column {
  return mixed(`if(${when.id},${then.id},${otherwise.id})`, then, otherwise, frame, (kind, a, b) =>
    choose(kind, when.bytes, a, b),
  )
}

const withDefault = (value: Column, fallback: Column, frame: Frame): Column =>
  mixed(`default(${value.id},${fallback.id})`, value, fallback, frame, fillMissing)

type Mix = <A extends Float64Array | Uint8Array | Int32Array>(kind: Column['kind'], a: A, b: A) => A

/** One column out of two of the same type. */
function mixed(key: string, a: Column, b: Column, frame: Frame, mix: Mix): Column {
  if (a.kind === 'number') return numbers(key, frame, () => mix('number', a.values, numberOf(b).values))
  if (a.kind === 'boolean') return booleans(key, frame, () => mix('boolean', a.bytes, booleanOf(b).bytes))
  return frame.memo.recall(key, (id) => {
    const { codes, dictionary } = aligned([a, stringOf(b)])
    const [first, second] = codes as [Int32Array, Int32Array]
    return { id, kind: 'string', codes: mix('string', first, second), dictionary }
  })
}

/** Strings are looked for once an entry of their dictionary. */
function memberColumn(column: Column, list: readonly (number | string)[], frame: Frame): BooleanColumn {
  return booleans(`in(${column.id},${JSON.stringify(list)})`, frame, () => {
    const wanted = new Set<Value>(list)
    if (column.kind === 'string') {
      const lut = Uint8Array.from(column.dictionary, (string, code) =>
        code === 0 ? UNKNOWN : wanted.has(string) ? TRUE : FALSE,
      )
      return gatherBytes(column.codes, lut)
    }
    const keys = sortedKeys(list.filter((item) => typeof item === 'number'))
    const lut = new Uint8Array(keys.length + 2).fill(TRUE)
    lut[0] = UNKNOWN
    lut[keys.length + 1] = FALSE
    return gatherBytes(findNumbers(numberOf(column).values, keys), lut)
  })
}

const counts = { days: daysBetween, months: monthsBetween, years: yearsBetween } as const

function betweenColumn({ unit, first, second }: Extract<Node, { kind: 'between' }>, frame: Frame): NumberColumn {
  const [from, to] = [evaluateNumbers(first, frame), evaluateNumbers(second, frame)]
  return numbers(`${unit}(${from.id},${to.id})`, frame, () => countBetween(counts[unit], from.values, to.values))
}
