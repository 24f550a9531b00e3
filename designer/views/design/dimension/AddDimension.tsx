import Plus from 'lucide-solid/icons/plus'
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../../model/words.ts'

const AddDimensionDialog = lazy(() => import('./AddDimensionDialog.tsx'))

/** A button that asks for a new dimension. */
export function AddDimension(): JSX.Element {
  const [adding, setAdding] = createSignal(false)
  return (
    <>
      <button
        type="button"
        class="button icon quiet add-dimension"
        aria-label={t('editDimension.add')}
        title={t('editDimension.add')}
        onClick={() => setAdding(true)}
      >
        <Plus size={14} aria-hidden="true" />
      </button>
      <Show when={adding()}>
        <Suspense>
          <AddDimensionDialog onClose={() => setAdding(false)} />
        </Suspense>
      </Show>
    </>
  )
}
