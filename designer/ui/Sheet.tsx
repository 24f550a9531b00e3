import { createEffect, type JSX, onCleanup } from 'solid-js'

/** A sheet over the page from below, for what has no room beside it. Modal: Escape closes it. */
export function Sheet(props: { open: boolean; name: string; onClose: () => void; children: JSX.Element }): JSX.Element {
  let dialog!: HTMLDialogElement
  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  })
  onCleanup(() => dialog.open && dialog.close())
  return (
    <dialog ref={dialog} class="sheet" aria-label={props.name} onClose={props.onClose}>
      {props.children}
    </dialog>
  )
}
