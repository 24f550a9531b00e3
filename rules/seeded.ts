/**
 * What the generators of made-up populations draw from: a seeded generator, and numbers and dates as the
 * cells of a table. Only + - * / and square roots are used, which every machine rounds alike, so that a
 * population is the same bytes everywhere.
 */

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Close to standard normal: twelve uniforms less six. */
  normal(): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
}

/** A 32-bit generator (mulberry32, public domain) and what is drawn from it. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = () => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  }
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(uniform() * list.length)]
    if (item === undefined) throw new Error('pick: the list is empty')
    return item
  }
  return { uniform, normal, chance: (probability) => uniform() < probability, pick }
}

export const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

export const whole = (value: number, low: number, high: number) => String(Math.round(clamp(value, low, high)))

export const money = (value: number, step: number) => String(Math.round(value / step) * step)

/** A number with so many decimals, as its shortest text. */
export const decimal = (value: number, places: number) => String(Number(value.toFixed(places)))

/** e to the power x by ten squarings: near enough here, and the same bits everywhere. */
export function grow(x: number): number {
  let power = 1 + x / 1024
  for (let i = 0; i < 10; i++) power *= power
  return power
}

/** The grade in whose interval the value lies: one more grade than edges, an edge belongs to the higher. */
export function grade<T>(value: number, edges: readonly number[], grades: readonly T[]): T {
  const found = grades[edges.filter((edge) => value >= edge).length]
  if (found === undefined) throw new Error('grade: there must be one more grade than edges')
  return found
}

/** The day so many days before 2026-04-01. */
export function daysBefore(days: number): string {
  return new Date(Date.UTC(2026, 3, 1) - days * 86_400_000).toISOString().slice(0, 10)
}
