import { onCleanup, onMount } from 'solid-js'

/** Whether keys go into a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

/**
 * Single keys that do something as long as the component is there: not while somebody types or a dialog is open.
 * @param keys by what the keyboard writes
 */
export function createKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = (event: KeyboardEvent) => {
    // AltGr, by which some keyboards write brackets, comes with Ctrl.
    const isCommand = event.metaKey || (event.ctrlKey && !event.getModifierState('AltGraph'))
    if (isCommand || event.defaultPrevented || isTyping(event.target)) return
    const action = keys[event.key]
    if (!action || document.querySelector('dialog[open]')) return
    event.preventDefault()
    action()
  }
  onMount(() => {
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
  })
}
