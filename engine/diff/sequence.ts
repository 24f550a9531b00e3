/**
 * Two lists of things without ids (bands, points of a curve, rows of a table): the cheapest way from one
 * to the other. What kept its key or its yield is the same thing, changed; moving every edge by one step
 * is told as that, not as a band gone and another come.
 */
import { same } from './same.ts'

/** What a thing is known by: where it stands (an edge, the cells of a row) and what it yields. */
export interface Trait {
  key: unknown
  yields: unknown
  whole: unknown
}

/** Indices in a and b; one is absent where the thing came or went. */
export type Step = { a: number; b: number } | { a: number; b?: never } | { a?: never; b: number }

/** Coming or going costs 1; so two things that share nothing are dearer than that, but less than both. */
const SHARED = 1
const NOTHING_SHARED = 1.7

/** More than so many pairs are paired by their places alone. */
const MOST_PAIRS = 250_000

export function alignSequence(a: readonly Trait[], b: readonly Trait[]): Step[] {
  let head = 0
  while (head < a.length && head < b.length && same(a[head]?.whole, b[head]?.whole)) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && same(a.at(-1 - tail)?.whole, b.at(-1 - tail)?.whole))
    tail++
  const between = cheapest(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const shifted = between.map((step) => shift(step, head))
  const ends = Array.from({ length: tail }, (_, i): Step => ({ a: a.length - tail + i, b: b.length - tail + i }))
  return [...Array.from({ length: head }, (_, i): Step => ({ a: i, b: i })), ...shifted, ...ends]
}

function shift(step: Step, by: number): Step {
  if (step.a === undefined) return { b: step.b + by }
  return step.b === undefined ? { a: step.a + by } : { a: step.a + by, b: step.b + by }
}

function cheapest(a: readonly Trait[], b: readonly Trait[]): Step[] {
  if (a.length * b.length > MOST_PAIRS) return byPlace(a.length, b.length)
  const width = b.length + 1
  const costs = new Float64Array((a.length + 1) * width)
  const cost = (i: number, j: number) => costs[i * width + j] as number
  const pair = (i: number, j: number) => cost(i + 1, j + 1) + pairCost(a[i] as Trait, b[j] as Trait)
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length) costs[i * width + j] = b.length - j
      else if (j === b.length) costs[i * width + j] = a.length - i
      else costs[i * width + j] = Math.min(pair(i, j), cost(i + 1, j) + 1, cost(i, j + 1) + 1)
    }
  }
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const here = cost(i, j)
    if (i < a.length && j < b.length && pair(i, j) === here) steps.push({ a: i++, b: j++ })
    else if (i < a.length && cost(i + 1, j) + 1 === here) steps.push({ a: i++ })
    else steps.push({ b: j++ })
  }
  return steps
}

function pairCost(a: Trait, b: Trait): number {
  if (same(a.whole, b.whole)) return 0
  return same(a.key, b.key) || same(a.yields, b.yields) ? SHARED : NOTHING_SHARED
}

function byPlace(a: number, b: number): Step[] {
  const steps: Step[] = []
  for (let i = 0; i < Math.max(a, b); i++) steps.push(i >= a ? { b: i } : i >= b ? { a: i } : { a: i, b: i })
  return steps
}
