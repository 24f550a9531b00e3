import { For, type JSX, Match, Switch } from 'solid-js'
import { t } from '../../model/words.ts'
import { TryOnePanel } from '../tryone/TryOnePanel.tsx'
import { useStrategy } from './context.ts'

/** What stands beside the part being read: tabs where the part brings something of its own, else one subject tried. */
export function Inspector(props: { onClose?: () => void }): JSX.Element {
  const view = useStrategy()
  const { inspector } = view
  const own = () => inspector.tabs().find(({ id }) => id === inspector.shown())
  const choices = () => [...inspector.tabs(), { id: 'try', title: () => t('try.title') }]
  const step = (event: KeyboardEvent, by: number) => {
    const index = choices().findIndex(({ id }) => id === inspector.shown())
    const next = choices()[(index + by + choices().length) % choices().length]
    if (!next) return
    event.preventDefault()
    inspector.show(next.id)
    document.getElementById(`inspector-${next.id}`)?.focus()
  }
  return (
    <>
      <div
        class="inspector-tabs"
        classList={{ 'hidden-visually': inspector.tabs().length === 0 }}
        role="tablist"
        aria-label={t('inspector.name')}
      >
        <For each={choices()}>
          {({ id, title }) => (
            <button
              type="button"
              role="tab"
              id={`inspector-${id}`}
              aria-selected={inspector.shown() === id}
              aria-controls="inspector-panel"
              tabindex={inspector.shown() === id ? 0 : -1}
              onClick={() => inspector.show(id)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight') step(event, 1)
                if (event.key === 'ArrowLeft') step(event, -1)
              }}
            >
              {title()}
            </button>
          )}
        </For>
      </div>
      <div
        id="inspector-panel"
        class="inspector-body"
        role="tabpanel"
        aria-labelledby={`inspector-${inspector.shown()}`}
      >
        <Switch fallback={<TryOnePanel {...(props.onClose ? { onClose: props.onClose } : {})} />}>
          <Match when={own()} keyed>
            {(tab) => tab.body()}
          </Match>
        </Switch>
      </div>
    </>
  )
}
