/** What stands beside the part being read: one subject tried, and what the part itself brings. */
import { type Accessor, createSignal, type JSX, onCleanup } from 'solid-js'

interface InspectorTab {
  id: string
  title: () => string
  body: () => JSX.Element
}

export interface InspectorTabs {
  tabs: Accessor<readonly InspectorTab[]>
  /** The id of the tab that is shown; `try` is always there. */
  shown: Accessor<string>
  show(id: string): void
  /** Adds a tab for as long as the part that calls it is there, and shows it first. */
  add(tab: InspectorTab): void
}

export function createInspectorTabs(): InspectorTabs {
  const [tabs, setTabs] = createSignal<readonly InspectorTab[]>([])
  const [wanted, setWanted] = createSignal('try')
  return {
    tabs,
    shown: () => (tabs().some(({ id }) => id === wanted()) ? wanted() : 'try'),
    show: setWanted,
    add(tab) {
      setTabs((before) => [...before.filter(({ id }) => id !== tab.id), tab])
      setWanted(tab.id)
      onCleanup(() => setTabs((before) => before.filter((other) => other !== tab)))
    },
  }
}
