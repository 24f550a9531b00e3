import { EXPRESSION_LIMIT } from '../../numbers/scaled.ts'
import { inBlocks } from './blocks.ts'

/** What an input number may be, and the numbers of the codes that refuse it (0: not refused). */
export interface NumberBounds {
  low: number
  high: number
  wholeOnly: boolean
  missing: number
  outOfRange: number
  notWhole: number
}

export interface NumberSurvey {
  hasMissing: boolean
  /** A value out of its range, or broken where only whole numbers are let in. */
  hasWrong: boolean
  /** A value that intake lets in and expressions don't. */
  hasBeyond: boolean
}

/** Most columns are as they should be, and one look is all that they need. */
export function surveyNumbers(values: Float64Array, { low, high, wholeOnly }: NumberBounds): NumberSurvey {
  let flags = 0
  inBlocks(values.length, (start, end) => {
    flags |= surveyBlock(values, low, high, start, end)
  })
  const isBounded = low >= -EXPRESSION_LIMIT && high <= EXPRESSION_LIMIT
  return {
    hasMissing: (flags & 1) > 0,
    hasWrong: (flags & 2) > 0 || (wholeOnly && hasBroken(values)),
    hasBeyond: !isBounded && hasBeyond(values),
  }
}

/** 1 where a value is missing, 2 where one is out of its range. */
function surveyBlock(values: Float64Array, low: number, high: number, start: number, end: number): number {
  let flags = 0
  for (let row = start; row < end; row++) {
    const value = values[row] as number
    flags |= ((Number(value < low) | Number(value > high)) << 1) | Number(Number.isNaN(value))
  }
  return flags
}

function hasBroken(values: Float64Array): boolean {
  let broken = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    broken |= Number(value < Math.floor(value)) | Number(value > Math.floor(value))
  }
  return broken > 0
}

function hasBeyond(values: Float64Array): boolean {
  let beyond = 0
  for (let row = 0; row < values.length; row++) beyond |= Number(Math.abs(values[row] as number) > EXPRESSION_LIMIT)
  return beyond > 0
}

/** Whether any row has a code that `lut` refuses. */
export function refusesAny(codes: Int32Array, lut: Uint8Array): boolean {
  let refused = 0
  inBlocks(codes.length, (start, end) => {
    refused |= refusedInBlock(codes, lut, start, end)
  })
  return refused > 0
}

function refusedInBlock(codes: Int32Array, lut: Uint8Array, start: number, end: number): number {
  let refused = 0
  for (let row = start; row < end; row++) refused |= lut[codes[row] as number] as number
  return refused
}

/** The code of each value, as intake has it; what is refused becomes missing in `values`. */
export function refuseNumbers(values: Float64Array, bounds: NumberBounds): Uint8Array {
  const codes = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const code = refusalOf(values[row] as number, bounds)
    if (code === 0) continue
    codes[row] = code
    values[row] = Number.NaN
  }
  return codes
}

function refusalOf(value: number, bounds: NumberBounds): number {
  if (Number.isNaN(value)) return bounds.missing
  if (value < bounds.low || value > bounds.high) return bounds.outOfRange
  return bounds.wholeOnly && !Number.isInteger(value) ? bounds.notWhole : 0
}
