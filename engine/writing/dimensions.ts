import type { Explain } from '../explain/compile.ts'
import type { DimensionLine } from '../explain/dimensions.ts'
import { spoken } from '../explain/spoken.ts'
import type { Value, ValueType } from '../logic/node.ts'
import type { DimensionPlan, LookupPlan, PointsPlan } from '../plan/plan.ts'
import { type Frame, HIT_NONE } from '../rows/frame.ts'
import { writeNumber, writePoints } from './numbers.ts'

/** What one dimension's line is written from. */
export interface LineText {
  /** Up to the value, with the comma that parts it from the line before. */
  start: string
  isDate: boolean
  /** From the value to the contribution, by band. */
  bands: readonly string[] | undefined
  /** By entry of a lookup: all up to the contribution. */
  keys: readonly string[] | undefined
  /** Of a curve or formula: from the points to the contribution. */
  computed: string | undefined
  /** By band: all that follows the value, where it is the band's alone. */
  ends: readonly string[] | undefined
  /** By entry: the whole line, likewise. */
  entries: readonly string[] | undefined
  line: DimensionLine
}

export const compileLineTexts = (
  dimensions: readonly DimensionPlan[],
  { dimensions: lines, known }: Explain,
): LineText[] =>
  dimensions.map((dimension, index) => {
    const { points, weight, value } = dimension
    const line = lines[index] as DimensionLine
    const comma = index === 0 ? '' : ','
    const end = `${weight === undefined ? '' : `,"weight":${weight}`},"contribution":`
    const bands = points.kind === 'bands' ? bandTexts(points, end) : undefined
    const start = known.starts[index] as number
    const contributionOf = (band: number) => writePoints(known.contributions[start + band] as number)
    const isComputed = value !== undefined && (points.kind === 'curve' || points.kind === 'formula')
    const head = `${comma}{"id":${JSON.stringify(dimension.id)},"value":`
    return {
      start: head,
      isDate: value?.type === 'date',
      bands,
      keys: points.kind === 'lookup' && value ? keyTexts(points, value.type).map((key) => head + key + end) : undefined,
      computed: isComputed ? end : undefined,
      ends: start < 0 ? undefined : bands?.map((text, band) => `${text}${contributionOf(band)}}`),
      entries: line.entries?.map((entry) => comma + JSON.stringify(entry)),
      line,
    }
  })

const bandTexts = ({ yields }: Extract<PointsPlan, { kind: 'bands' }>, end: string): string[] =>
  yields.map((yielded, band) => `,"band":${band},"points":${writePoints(yielded)}${end}`)

/** An entry that was hit says what the value is. */
const keyTexts = ({ keys, texts, yields }: LookupPlan<number>, type: ValueType | 'any'): string[] =>
  keys.map((key, entry) => {
    const value = JSON.stringify(spoken(key, type))
    return `${value},"entry":${JSON.stringify(texts[entry])},"points":${writePoints(yields[entry] as number)}`
  })

/** The lines of all dimensions; `contributions` are scaled. The usual come from fragments, any others are told first. */
export function writeDimensions(texts: readonly LineText[], contributions: Float64Array, frame: Frame): string {
  const { hits, values, hasAbsent } = frame
  let list = ''
  for (let index = 0; index < texts.length; index++) {
    const { start, isDate, bands, keys, computed, ends, entries, line } = texts[index] as LineText
    const hit = hits[index] as number
    const contribution = contributions[index] as number
    if (hit >= 0 && !hasAbsent && entries) list += entries[hit] as string
    else if (hit >= 0 && bands) {
      list += start + writeValue(values[index], isDate)
      list += !hasAbsent && ends ? (ends[hit] as string) : `${bands[hit]}${writePoints(contribution)}}`
    } else if (hit >= 0 && keys) {
      list += `${keys[hit]}${writePoints(contribution)}}`
    } else if (hit === HIT_NONE && computed !== undefined) {
      const points = writePoints(frame.results[index] as number)
      list += `${start}${writeValue(values[index], isDate)},"points":${points}${computed}${writePoints(contribution)}}`
    } else list += (index === 0 ? '' : ',') + JSON.stringify(line.tell(frame, contribution))
  }
  return list
}

function writeValue(value: Value, isDate: boolean): string {
  if (isDate) return `"${spoken(value, 'date')}"`
  if (typeof value === 'number') return writeNumber(value)
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
