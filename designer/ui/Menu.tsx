import Ellipsis from 'lucide-solid/icons/ellipsis'
import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import './menu.css'

export interface MenuItem {
  text: string
  icon?: JSX.Element
  onChoose: () => void
  disabled?: boolean
}

/** Things to be done, behind a button: arrows go through them, Escape and a click beside it close it. */
export function Menu(props: { name: string; items: readonly MenuItem[] }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  let place!: HTMLDivElement
  let button!: HTMLButtonElement
  const items = () => [...place.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)')]
  const onPointer = (event: PointerEvent) => {
    if (!place.contains(event.target as Node)) setOpen(false)
  }
  onMount(() => {
    document.addEventListener('pointerdown', onPointer)
    onCleanup(() => document.removeEventListener('pointerdown', onPointer))
  })
  const show = () => {
    setOpen(true)
    queueMicrotask(() => items()[0]?.focus())
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open()) return
    if (event.key === 'Escape') {
      setOpen(false)
      button.focus()
      event.stopPropagation()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the button and the list within
    <div
      ref={place}
      class="menu-place"
      onKeyDown={onKey}
      onFocusOut={(event) => {
        if (event.relatedTarget && !place.contains(event.relatedTarget as Node)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        class="button icon quiet"
        aria-label={props.name}
        title={props.name}
        aria-haspopup="menu"
        aria-expanded={open()}
        onClick={() => (open() ? setOpen(false) : show())}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
      <Show when={open()}>
        <div class="menu" role="menu" aria-label={props.name}>
          <For each={props.items}>
            {(item) => (
              <button
                type="button"
                role="menuitem"
                class="menu-item"
                disabled={item.disabled ?? false}
                onClick={() => {
                  setOpen(false)
                  button.focus()
                  item.onChoose()
                }}
              >
                <span class="menu-icon">{item.icon}</span>
                {item.text}
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
