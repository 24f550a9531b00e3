/** The ready-made packs. */
import type { Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson } from './api.ts'

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
