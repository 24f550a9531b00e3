import { type Node, readsOf } from '../../logic/node.ts'
import type { DerivedPlan } from '../plan.ts'

/** Indices of the fields that expressions read, directly or through derived values, ascending. */
export function fieldsReadBy(nodes: readonly Node[], derived: readonly DerivedPlan[]): number[] {
  const fields = new Set<number>()
  for (const read of nodes.flatMap(readsOf)) {
    if (read.source === 'field') fields.add(read.index)
    if (read.source === 'derived') for (const field of derived[read.index]?.fields ?? []) fields.add(field)
  }
  return [...fields].sort((a, b) => a - b)
}
