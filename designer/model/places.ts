/** Where a problem is, for people: the part of the strategy that its pointer leads into. */
import type { Strategy } from '../../engine/index.ts'

export interface Place {
  /** As addresses name them: `dimensions`, `tiers`, …; undefined for the strategy as a whole. */
  part: string | undefined
  /** The id of the dimension, score, override, … */
  item: string | undefined
}

const LISTS = ['fields', 'derived', 'dimensions', 'scores', 'tiers', 'overrides', 'treatments'] as const
type ListName = (typeof LISTS)[number]

/** Parts that are shown on the page of another. */
const PAGE_OF: Record<string, string> = { derived: 'fields', assign: 'tiers', hold: 'tiers', ordered: 'tiers' }

export function placeOf(pointer: string, document: Strategy): Place {
  const [, part = '', index = ''] = pointer.split('/')
  if (part in PAGE_OF) return { part: PAGE_OF[part], item: undefined }
  if (!LISTS.includes(part as ListName)) return { part: undefined, item: undefined }
  return { part, item: document[part as ListName]?.[Number(index)]?.id }
}
