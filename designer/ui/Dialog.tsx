import { type JSX, onCleanup, onMount } from 'solid-js'

/**
 * A dialog over the page with a form in it, there as long as it is rendered. Modal: Escape and `onClose` end it, and
 * the focus goes back to where it was.
 */
export function Dialog(props: {
  title: string
  onClose: () => void
  onSubmit?: () => void
  children: JSX.Element
  actions: JSX.Element
}): JSX.Element {
  let dialog!: HTMLDialogElement
  const before = document.activeElement
  onMount(() => dialog.showModal())
  onCleanup(() => {
    // What opened it may have gone with a list that was asked for anew.
    const back = before?.isConnected ? before : document.querySelector('main')
    if (back instanceof HTMLElement) queueMicrotask(() => back.focus())
  })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={props.onClose}>
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit?.()
        }}
      >
        <h2 id="dialog-title">{props.title}</h2>
        <div class="dialog-body">{props.children}</div>
        <div class="dialog-actions">{props.actions}</div>
      </form>
    </dialog>
  )
}
