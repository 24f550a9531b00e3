/** Which of a strategy's populations is looked at; remembered in this browser. */
import { type Accessor, createSignal } from 'solid-js'
import type { Text } from '../../../engine/index.ts'
import { getAll } from '../api.ts'
import { createLoad, type Load } from '../load.ts'

interface PopulationEntry {
  id: string
  name: Text
  rows: number
  createdAt: string
}

export interface PopulationChoice {
  list: Load<PopulationEntry[]>
  chosen: Accessor<PopulationEntry | undefined>
  choose(id: string): void
}

export function createPopulationChoice(strategy: string): PopulationChoice {
  const path = `/v1/populations?strategy=${encodeURIComponent(strategy)}`
  const list = createLoad(
    () => undefined,
    () => getAll<PopulationEntry>(path),
  )
  const [wanted, setWanted] = createSignal(recall(strategy))
  return {
    list,
    chosen: () => list.data()?.find(({ id }) => id === wanted()) ?? list.data()?.[0],
    choose(id) {
      setWanted(id)
      remember(strategy, id)
    },
  }
}

const keyOf = (strategy: string) => `tiersmith.population.${strategy}`

// Storage may be forbidden or full; the choice then lasts as long as the page.
function recall(strategy: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(strategy)) ?? undefined
  } catch {
    return undefined
  }
}

function remember(strategy: string, id: string): void {
  try {
    localStorage.setItem(keyOf(strategy), id)
  } catch {}
}
