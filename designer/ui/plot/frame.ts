/** Where things stand in a plot over bars: the line above, its handles, the bars, the axis, and a row of figures. */
export interface PlotFrame {
  left: number
  right: number
  /** The line lies between them. */
  top: number
  base: number
  /** The middle of the handles below the line. */
  handles: number
  /** The bars stand between them. */
  barTop: number
  barBase: number
  /** The baseline of the ticks' texts. */
  ticks: number
  /** The row of figures. */
  figures: number
  height: number
}

/** @param low for screens with little height */
export function frameOf(width: number, hasBars: boolean, low: boolean): PlotFrame {
  const [line, bars] = low ? [104, 112] : [148, 176]
  const top = 26
  const base = top + line
  const handles = base + 15
  const barTop = base + 44
  const barBase = hasBars ? barTop + bars : base
  const ticks = hasBars ? barBase + 17 : base + 38
  return {
    left: 36,
    right: width - 12,
    top,
    base,
    handles,
    barTop,
    barBase,
    ticks,
    figures: ticks + 22,
    height: ticks + (hasBars ? 30 : 12),
  }
}

export const scaled =
  ([d0, d1]: readonly [number, number], r0: number, r1: number) =>
  (value: number): number =>
    r0 + ((value - d0) * (r1 - r0)) / (d1 - d0 || 1)

/** Half the width of a frame around a text of 11.5 px; a character of Chinese is wider. */
export function halfWidth(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2e80' ? 12 : 6.8
  return Math.max(16, width / 2 + 9)
}

/**
 * Centres of frames in a row, moved as little as keeps them apart and within the ends.
 * @param halves half the width of each
 */
export function spreadOut(
  centres: readonly number[],
  halves: readonly number[],
  [low, high]: readonly [number, number],
): number[] {
  const half = (index: number) => halves[index] ?? 0
  const placed: number[] = []
  centres.forEach((centre, index) => {
    const before = placed[index - 1]
    const least = before === undefined ? low + half(index) : before + half(index - 1) + half(index) + GAP
    placed.push(Math.max(centre, least))
  })
  for (let index = placed.length - 1; index >= 0; index--) {
    const after = placed[index + 1]
    const most = after === undefined ? high - half(index) : after - half(index + 1) - half(index) - GAP
    placed[index] = Math.min(placed[index] as number, most)
  }
  return placed
}

const GAP = 2
