/** One short message over whatever screen there is, with something to do about it: what was done, and its undo. */
import { createSignal } from 'solid-js'

export interface Toast {
  text: string
  action?: { text: string; run: () => void }
}

const [toast, setToast] = createSignal<Toast>()

export { toast }

/** Takes the place of the one before. */
export const showToast = (shown: Toast): void => void setToast(shown)
export const dismissToast = (): void => void setToast(undefined)
