import { type JSX, lazy, Match, onCleanup, onMount, Suspense, Switch } from 'solid-js'
import { openHelp, openPalette, shown } from '../../model/palette.ts'
import { session } from '../../model/session.ts'
import { isTyping } from '../../ui/createKeys.ts'

const PalettePanel = lazy(() => import('./PalettePanel.tsx'))
const KeyboardHelp = lazy(() => import('./KeyboardHelp.tsx'))

/** Listens for the two keys that work everywhere, and shows what they open. It comes when it is first asked for. */
export function Palette(): JSX.Element {
  const onKey = (event: KeyboardEvent) => {
    // Whoever isn't signed in has nothing to find; what is open already goes first.
    if (session() === undefined || event.defaultPrevented || document.querySelector('dialog[open]')) return
    if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      openPalette()
    } else if (event.key === '?' && !event.metaKey && !event.ctrlKey && !isTyping(event.target)) {
      event.preventDefault()
      openHelp()
    }
  }
  onMount(() => {
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
  })
  return (
    <Suspense>
      <Switch>
        <Match when={shown() === 'palette'}>
          <PalettePanel />
        </Match>
        <Match when={shown() === 'help'}>
          <KeyboardHelp />
        </Match>
      </Switch>
    </Suspense>
  )
}
