/** What reads a field or a derived value: said before it is removed. */
import type { Strategy } from '../../../engine/index.ts'

export interface Use {
  kind: 'derived' | 'dimension' | 'override' | 'treatment' | 'tier' | 'assign' | 'measure'
  /** Empty for the assignment of tiers and the measure. */
  id: string
}

/** In the order of the document. */
export function usesOf(document: Strategy, name: string): Use[] {
  const { derived = [], dimensions, overrides = [], treatments = [], tiers, assign, subject } = document
  const reading = <P extends { id: string }>(kind: Use['kind'], parts: readonly P[]): Use[] =>
    parts.filter((part) => part.id !== name && reads(part, name)).map(({ id }) => ({ kind, id }))
  return [
    ...(subject?.measure === name ? [{ kind: 'measure' as const, id: '' }] : []),
    ...reading('derived', derived),
    ...reading('dimension', dimensions),
    ...tiers.filter((tier) => tier.target?.cumulative?.of === name).map(({ id }) => ({ kind: 'tier' as const, id })),
    ...(reads(assign, name) ? [{ kind: 'assign' as const, id: '' }] : []),
    ...reading('override', overrides),
    ...reading('treatment', treatments),
  ]
}

/** Whether any expression within it reads the name, or asks whether it is missing. */
function reads(part: unknown, name: string): boolean {
  if (Array.isArray(part)) return part.some((one) => reads(one, name))
  if (typeof part !== 'object' || part === null) return false
  return Object.entries(part).some(([key, value]) => {
    if (key === 'var') return value === name || (Array.isArray(value) && value[0] === name)
    if (key === 'missing') return [value].flat(2).includes(name)
    return reads(value, name)
  })
}
