/** The engine, loaded when it is first asked for: a page shows what it reads before it can decide. */
import { type Accessor, createSignal } from 'solid-js'

type Engine = typeof import('./deciding.ts')

const [engine, setEngine] = createSignal<Engine>()
let loading: Promise<Engine> | undefined

export function loadEngine(): Promise<Engine> {
  loading ??= import('./deciding.ts').then((loaded) => {
    setEngine(() => loaded)
    return loaded
  })
  return loading
}

/** Undefined until it is there. */
export function useEngine(): Accessor<Engine | undefined> {
  void loadEngine()
  return engine
}
