/** Histograms with edges that people would choose. */

export interface Histogram {
  /** One more than there are counts. */
  edges: number[]
  counts: number[]
}

const BINS = 24
/** A long tail above this share of all is one last bin. */
const BODY = 0.99

/** @param sorted ascending, at least one, none of them NaN */
export function numberBins(sorted: Float64Array): Histogram {
  const [least, greatest] = [sorted[0] as number, sorted.at(-1) as number]
  const bodyEnd = sorted[Math.ceil(BODY * sorted.length) - 1] as number
  const step = roundStep((bodyEnd - least) / BINS, sorted)
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.floor(bodyEnd / step) + 1)
  const edges = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step))
  if (greatest >= (edges.at(-1) as number)) edges.push(greatest)
  return { edges, counts: countBetween(edges, sorted) }
}

/** 1, 2 or 5 times a power of ten; 1 at least where all are whole numbers. */
function roundStep(least: number, sorted: Float64Array): number {
  const isWhole = sorted.every(Number.isInteger)
  const wanted = Math.max(least, isWhole ? 1 : Number.MIN_VALUE)
  if (!(wanted > 1e-300)) return 1
  const power = 10 ** Math.floor(Math.log10(wanted))
  const factor = [1, 2, 5, 10].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Without the tail of a double's arithmetic: 0.30000000000000004 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12))

function countBetween(edges: number[], sorted: Float64Array): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0)
  let bin = 0
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= (edges[bin + 1] as number)) bin++
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** Longer spans are counted by year, shorter ones by month. */
const MOST_MONTHS = 36

/** By month or year; edges are their first days as YYYYMMDD. */
export function dateBins(dates: { date: string; count: number }[]): Histogram {
  const months = dates.map(({ date }) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1)
  const [first, last] = [months[0] ?? 0, months.at(-1) ?? 0]
  const width = last - first < MOST_MONTHS ? 1 : 12 * Math.ceil((last - first) / 12 / 2 / BINS)
  const from = Math.floor(first / width) * width
  const counts = new Array<number>(Math.floor((last - from) / width) + 1).fill(0)
  for (const [index, { count }] of dates.entries()) {
    const bin = Math.floor(((months[index] ?? from) - from) / width)
    counts[bin] = (counts[bin] ?? 0) + count
  }
  const edges = Array.from({ length: counts.length + 1 }, (_, index) => firstDay(from + index * width))
  return { edges, counts }
}

const firstDay = (month: number): number => Math.floor(month / 12) * 10_000 + ((month % 12) + 1) * 100 + 1
