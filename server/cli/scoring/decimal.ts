/**
 * Numbers straight from bytes. Up to 15 digits are exact as an integer, and so is a power of ten up to 10²²: one
 * division of the two rounds once, to the same double that `Number` and JSON.parse give for the text (Clinger 1990).
 * Whatever is longer or has an exponent is left to them.
 */
import { DOT, MINUS, ZERO } from './codes.ts'

/** So many digits fit 31 bits, whose arithmetic is quicker. */
const FEW_DIGITS = 9
const MOST_DIGITS = 15
const POWERS_OF_TEN = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, power) => Number(`1e${power}`))

/**
 * Reads `-`, digits, and perhaps a dot and digits, into an element of an array; −0 is 0.
 * @returns the offset after it, or −1 where there is no number of this kind; what follows is the caller's to judge
 */
export function readDecimal(bytes: Uint8Array, at: number, numbers: Float64Array, index: number): number {
  const isNegative = bytes[at] === MINUS
  const first = isNegative ? at + 1 : at
  let mantissa = 0
  let end = first
  let digit = (bytes[end] as number) - ZERO
  while (digit >= 0 && digit <= 9) {
    mantissa = (Math.imul(mantissa, 10) + digit) | 0
    digit = (bytes[++end] as number) - ZERO
  }
  let digits = end - first
  if (digits === 0) return -1
  let decimals = 0
  if (digit === DOT - ZERO) {
    const point = end
    digit = (bytes[++end] as number) - ZERO
    while (digit >= 0 && digit <= 9) {
      mantissa = (Math.imul(mantissa, 10) + digit) | 0
      digit = (bytes[++end] as number) - ZERO
    }
    decimals = end - point - 1
    if (decimals === 0) return -1
    digits += decimals
  }
  if (digits > MOST_DIGITS) return -1
  const exact = digits <= FEW_DIGITS ? mantissa : integerIn(bytes, first, end)
  const value = decimals === 0 ? exact : exact / (POWERS_OF_TEN[decimals] as number)
  numbers[index] = isNegative ? 0 - value : value
  return end
}

/** The digits between two offsets as one integer, a dot among them left out. */
function integerIn(bytes: Uint8Array, first: number, end: number): number {
  let integer = 0
  for (let at = first; at < end; at++) {
    const code = bytes[at] as number
    if (code !== DOT) integer = integer * 10 + code - ZERO
  }
  return integer
}
