import { type JSX, lazy, Show, Suspense } from 'solid-js'
import { dismissToast, toast } from '../model/toast.ts'
import { t } from '../model/words.ts'

const ToastBox = lazy(async () => ({ default: (await import('../ui/ToastBox.tsx')).ToastBox }))

/** Over every screen, so that a way back outlives the screen where something was done. */
export function ToastHost(): JSX.Element {
  return (
    <Show when={toast()} keyed>
      {(shown) => (
        <Suspense>
          <ToastBox text={shown.text} action={shown.action} dismiss={t('drafts.dismiss')} onDismiss={dismissToast} />
        </Suspense>
      )}
    </Show>
  )
}
