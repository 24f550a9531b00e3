/** The ready-made packs, and a strategy of one's own that begins from one. */
import type { Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson, sendJson } from './api.ts'

export interface Pack {
  id: string
  title: Text
  source?: Text
  purpose?: Text
  /** Ids. */
  strategies: string[]
}

export interface PackReading extends Pack {
  documents: Strategy[]
}

export const listPacks = (): Promise<Pack[]> => getAll('/v1/packs')

export const readPack = (id: string): Promise<PackReading> => getJson(`/v1/packs/${encodeURIComponent(id)}`)

/** An id from a name: small letters, hyphens for what an id can't hold, and a number where it is taken. */
export function idFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replaceAll(/^[-_]+|[-_]+$/g, '')
  const id = plain === '' ? 'strategy' : plain
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}

/** As the engine's ids are. */
export const isId = (text: string): boolean => /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*$/u.test(text)

/** What a person has decided about the new strategy. */
export interface NewStrategy {
  document: Strategy
  id: string
  /** The document's own title where it was left as it is. */
  title: Text
  note: string
}

/** Creates the copy; its version 1 is in effect from now on, and nobody calls it yet. */
export async function createStrategy({ document, id, title, note }: NewStrategy): Promise<void> {
  await sendJson('POST', '/v1/strategies', { document: { ...document, id, title }, note })
}
