/** Exact sums of decimals: what people add up by hand, not what doubles make of it. */
import { decimalPlaces } from '../numbers/scaled.ts'

/** Sums by cell: of row r into cell `cells[r]`; NaN adds nothing. Each is the double nearest to the exact sum. */
export function sumByCell(values: Float64Array, cells: Int32Array, cellCount: number): number[] {
  const decimals = decimalsOf(values)
  const scale = 10 ** decimals
  // Two halves of each integer, so that both sums stay exact for as many rows as a table can have.
  const high = new Float64Array(cellCount)
  const low = new Float64Array(cellCount)
  const rest = new Map<number, bigint>()
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const cell = cells[row] as number
    const scaled = Math.round(value * scale)
    if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER || scaled / scale !== value) {
      rest.set(cell, (rest.get(cell) ?? 0n) + finely(value))
      continue
    }
    const upper = Math.floor(scaled / HALF)
    high[cell] = (high[cell] as number) + upper
    low[cell] = (low[cell] as number) + (scaled - upper * HALF)
  }
  return Array.from(high, (upper, cell) => {
    const whole = BigInt(upper) * BigInt(HALF) + BigInt(low[cell] as number)
    const fine = rest.get(cell)
    return fine === undefined
      ? asNumber(whole, decimals)
      : asNumber(whole * 10n ** BigInt(FINEST - decimals) + fine, FINEST)
  })
}

/** The same of few numbers, into one. */
export const exactSum = (values: readonly number[] | Float64Array): number =>
  sumByCell(new Float64Array(values), new Int32Array(values.length), 1)[0] as number

const HALF = 2 ** 26
const MOST_DECIMALS = 6

/** What the shortest form of any double can need within ±10¹⁵; smaller digits are beyond what any sum shows. */
const FINEST = 30

/** How many decimals all values have, at most six. */
function decimalsOf(values: Float64Array): number {
  let decimals = 0
  let scale = 1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    while (decimals < MOST_DECIMALS && Math.round(value * scale) / scale !== value) scale = 10 ** ++decimals
    if (decimals === MOST_DECIMALS) return decimals
  }
  return decimals
}

/** A double as it is printed, in units of 10⁻³⁰. */
function finely(value: number): bigint {
  const places = decimalPlaces(value)
  if (places > FINEST) return 0n
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const digits = BigInt(mantissa.replace('.', ''))
  const fraction = (mantissa.split('.')[1] ?? '').length
  return digits * 10n ** BigInt(FINEST - fraction + Number(exponent))
}

function asNumber(scaled: bigint, decimals: number): number {
  const negative = scaled < 0n
  const digits = String(negative ? -scaled : scaled).padStart(decimals + 1, '0')
  const at = digits.length - decimals
  return Number(`${negative ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at) || '0'}`) + 0
}
