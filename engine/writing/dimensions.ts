import type { TellDimension } from '../explain/dimensions.ts'
import { spoken } from '../explain/spoken.ts'
import type { Value, ValueType } from '../logic/node.ts'
import type { DimensionPlan, LookupPlan } from '../plan/plan.ts'
import { type Frame, HIT_NONE } from '../rows/frame.ts'
import { writeNumber, writePoints } from './numbers.ts'

/** Writes what one dimension yielded; `contribution` is scaled. */
export type WriteDimension = (frame: Frame, contribution: number) => string

/** The usual lines come from fragments; the others are told as objects first. */
export function compileDimensionText(dimension: DimensionPlan, index: number, tell: TellDimension): WriteDimension {
  const { points } = dimension
  const write = dimension.value ? compileUsual(dimension, index) : undefined
  const inGeneral: WriteDimension = (frame, contribution) => JSON.stringify(tell(frame, contribution))
  if (!write) return inGeneral
  const isClassed = points.kind === 'bands' || points.kind === 'lookup'
  return (frame, contribution) => {
    const hit = frame.hits[index] as number
    const isUsual = isClassed ? hit >= 0 : hit === HIT_NONE
    return isUsual ? write(frame, contribution) : inGeneral(frame, contribution)
  }
}

/** A line whose value was there and was hit; undefined for tables. */
function compileUsual(dimension: DimensionPlan, index: number): WriteDimension | undefined {
  const { points, weight } = dimension
  const start = `{"id":${JSON.stringify(dimension.id)},"value":`
  const end = `${weight === undefined ? '' : `,"weight":${weight}`},"contribution":`
  const type = dimension.value?.type as ValueType
  const writeAny = type === 'date' ? writeDate : writeValue
  switch (points.kind) {
    case 'bands': {
      const told = points.yields.map((yielded, band) => `,"band":${band},"points":${writePoints(yielded)}${end}`)
      return (frame, contribution) =>
        `${start}${writeAny(frame.values[index])}${told[frame.hits[index] as number]}${writePoints(contribution)}}`
    }
    case 'lookup': {
      const told = entriesOf(points, type).map((entry) => `${start}${entry}${end}`)
      return (frame, contribution) => `${told[frame.hits[index] as number]}${writePoints(contribution)}}`
    }
    case 'curve':
    case 'formula':
      return (frame, contribution) =>
        `${start}${writeAny(frame.values[index])},"points":${writePoints(frame.results[index] as number)}${end}${writePoints(contribution)}}`
    case 'table':
      return undefined
  }
}

/** An entry that was hit says what the value is. */
const entriesOf = ({ keys, texts, yields }: LookupPlan<number>, type: ValueType): string[] =>
  keys.map((key, entry) => {
    const value = JSON.stringify(spoken(key, type))
    return `${value},"entry":${JSON.stringify(texts[entry])},"points":${writePoints(yields[entry] as number)}`
  })

function writeValue(value: Value): string {
  if (typeof value === 'number') return writeNumber(value)
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

const writeDate = (value: Value): string => `"${spoken(value, 'date')}"`
