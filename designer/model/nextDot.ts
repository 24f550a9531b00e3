/** From one dot of a drawing to the next, by an arrow. */

export interface Place {
  x: number
  y: number
}

/**
 * The closest in a direction, where what lies aside counts for further away than what lies ahead.
 * @param from undefined: the one nearest to the middle of all
 * @returns undefined where nothing lies that way
 */
export function nextDot(dots: readonly Place[], from: Place | undefined, way: Place): Place | undefined {
  const start = from ?? middleOf(dots)
  let best: Place | undefined
  let least = Number.POSITIVE_INFINITY
  for (const dot of dots) {
    const [dx, dy] = [dot.x - start.x, dot.y - start.y]
    const ahead = dx * way.x + dy * way.y
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x)
    if (from && ahead <= 0) continue
    const distance = Math.abs(ahead) + 2 * aside
    if (distance < least) [best, least] = [dot, distance]
  }
  return best
}

function middleOf(dots: readonly Place[]): Place {
  const sum = (of: (dot: Place) => number) => dots.reduce((total, dot) => total + of(dot), 0) / Math.max(dots.length, 1)
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) }
}
