/** Whether two strategies decide alike by construction: plans that differ in texts at most. */
import type { Plan } from '../../plan/plan.ts'
import { same } from '../same.ts'

/** What is only read by people, and where a thing stood in its document. */
const spoken = new Set(['title', 'reason', 'pointer'])

/** Flags' texts and treatments' values are kept: they are what a decision gives. */
const decisive = (plan: Plan): unknown => {
  const { treatments, ...rest } = plan
  return { ...(stripped(rest) as object), treatments }
}

function stripped(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(stripped)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (spoken.has(key) ? [] : [[key, stripped(value)]])),
  )
}

export const samePlan = (a: Plan, b: Plan): boolean => same(decisive(a), decisive(b))

/** The same question of two parts of plans. */
export const samePart = (a: unknown, b: unknown): boolean => same(stripped(a), stripped(b))
