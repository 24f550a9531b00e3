/** Values by code: out[row] = lut[codes[row]]. One loop for each kind of array, so that each stays fast. */
import { type Codes, NO_POINTS } from '../column.ts'
import { inBlocks } from './blocks.ts'

export function gatherBytes(codes: Codes, lut: Uint8Array): Uint8Array {
  const out = new Uint8Array(codes.length)
  inBlocks(codes.length, (start, end) => {
    if (codes instanceof Uint8Array) bytesByByte(codes, lut, out, start, end)
    else bytesByCode(codes, lut, out, start, end)
  })
  return out
}

function bytesByByte(codes: Uint8Array, lut: Uint8Array, out: Uint8Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = lut[codes[row] as number] as number
}

function bytesByCode(codes: Int32Array, lut: Uint8Array, out: Uint8Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = lut[codes[row] as number] as number
}

export function gatherNumbers(codes: Codes, lut: Float64Array): Float64Array {
  const out = new Float64Array(codes.length)
  inBlocks(codes.length, (start, end) => {
    if (codes instanceof Uint8Array) numbersByByte(codes, lut, out, start, end)
    else numbersByCode(codes, lut, out, start, end)
  })
  return out
}

function numbersByByte(codes: Uint8Array, lut: Float64Array, out: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = lut[codes[row] as number] as number
}

function numbersByCode(codes: Int32Array, lut: Float64Array, out: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = lut[codes[row] as number] as number
}

export interface GatheredPoints {
  scaled: Int32Array
  /** Whether NO_POINTS is among them. */
  hasMissing: boolean
}

export function gatherPoints(codes: Codes, lut: Int32Array): GatheredPoints {
  const scaled = new Int32Array(codes.length)
  let missing = 0
  inBlocks(codes.length, (start, end) => {
    missing |=
      codes instanceof Uint8Array
        ? pointsByByte(codes, lut, scaled, start, end)
        : pointsByCode(codes, lut, scaled, start, end)
  })
  return { scaled, hasMissing: missing > 0 }
}

function pointsByByte(codes: Uint8Array, lut: Int32Array, out: Int32Array, start: number, end: number): number {
  let missing = 0
  for (let row = start; row < end; row++) {
    const points = lut[codes[row] as number] as number
    out[row] = points
    missing |= Number(points === NO_POINTS)
  }
  return missing
}

function pointsByCode(codes: Int32Array, lut: Int32Array, out: Int32Array, start: number, end: number): number {
  let missing = 0
  for (let row = start; row < end; row++) {
    const points = lut[codes[row] as number] as number
    out[row] = points
    missing |= Number(points === NO_POINTS)
  }
  return missing
}
