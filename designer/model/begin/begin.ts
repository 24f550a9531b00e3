/** A new strategy on the server, from whatever it begins. */
import type { Strategy, Text } from '../../../engine/index.ts'
import { sendJson } from '../api.ts'

/** What a new strategy is made from. */
export interface Origin {
  /** May hold errors where it becomes a draft. */
  document: Strategy
  /** What it is called where nobody types another name. */
  title: Text
}

/** What a person has decided about the new strategy. */
export interface NewStrategy {
  document: Strategy
  id: string
  title: Text
  /** Says where version 1 comes from; without it the strategy begins as a draft. */
  note?: string
}

/**
 * Creates the strategy: as version 1, in effect from now on and called by nobody yet, or as a draft.
 * @returns the address where it goes on
 */
export async function beginStrategy({ document, id, title, note }: NewStrategy): Promise<string> {
  const own = { document: { ...document, id, title } }
  const path = `/strategies/${encodeURIComponent(id)}`
  if (note !== undefined) {
    await sendJson('POST', '/v1/strategies', { ...own, note })
    return path
  }
  const { draft } = await sendJson<{ draft: { name: string } }>('POST', '/v1/strategies', { ...own, publish: false })
  return `${path}?draft=${encodeURIComponent(draft.name)}`
}
