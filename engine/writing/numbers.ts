import { POINT_SCALE, unscalePoints } from '../numbers/scaled.ts'

/** A number as JSON writes it. Most numbers of the world have at most four decimals. */
export function writeNumber(value: number): string {
  const scaled = Math.round(value * POINT_SCALE)
  return scaled / POINT_SCALE === value ? writePoints(scaled) : String(value)
}

/** ".0001" to ".9999" without closing zeros, each made when it is first needed. */
const fractions: string[] = new Array(POINT_SCALE).fill('')

/**
 * Scaled points as JSON writes the decimal that they stand for. A decimal of up to 15 digits is the shortest
 * text of its double, so that its digits need no search: a whole part and one of 10,000 fractions.
 */
export function writePoints(scaled: number): string {
  // Doubles near 0 would be written with an exponent if they had more decimals; four never reach it.
  if (scaled < 0 || scaled >= 1e15) return String(unscalePoints(scaled))
  const fraction = scaled % POINT_SCALE
  const whole = String((scaled - fraction) / POINT_SCALE)
  if (fraction === 0) return whole
  return whole + (fractions[fraction] || makeFraction(fraction))
}

function makeFraction(fraction: number): string {
  const text = String(fraction / POINT_SCALE).slice(1)
  fractions[fraction] = text
  return text
}
