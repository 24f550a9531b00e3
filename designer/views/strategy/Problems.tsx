import Check from 'lucide-solid/icons/check'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { t } from '../../model/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useStrategy } from './context.ts'

const ProblemList = lazy(() => import('./ProblemList.tsx'))

/** How many errors and warnings there are: a button that shows them in a list, each with the way to its place. */
export function Problems(props: {
  /** Figures alone, for want of room. */
  compact: boolean
}): JSX.Element {
  const view = useStrategy()
  const [open, setOpen] = createSignal(false)
  const count = (severity: 'error' | 'warning') => view.problems().filter((one) => one.severity === severity).length
  return (
    <>
      <button
        type="button"
        class="button quiet problems-button"
        classList={{ pending: !view.isChecked() }}
        onClick={() => setOpen(true)}
      >
        <span class="status-item" classList={{ err: count('error') > 0 }}>
          <Show when={count('error') > 0} fallback={<Check size={14} class="ok" aria-hidden="true" />}>
            <OctagonAlert size={14} aria-hidden="true" />
          </Show>
          <Count n={count('error')} text={t('status.errors', { n: count('error') })} compact={props.compact} />
        </span>
        <span class="status-item" classList={{ warn: count('warning') > 0 }}>
          <Show when={count('warning') > 0} fallback={<Check size={14} class="ok" aria-hidden="true" />}>
            <TriangleAlert size={14} aria-hidden="true" />
          </Show>
          <Count n={count('warning')} text={t('status.warnings', { n: count('warning') })} compact={props.compact} />
        </span>
      </button>
      <Sheet open={open()} name={t('problems.title')} onClose={() => setOpen(false)}>
        <div class="problems">
          <div class="section-head">
            <h2>{t('problems.title')}</h2>
            <span class="spring" />
            <button type="button" class="button" onClick={() => setOpen(false)}>
              {t('problems.close')}
            </button>
          </div>
          <Show when={open()}>
            <Suspense>
              <ProblemList onFollow={() => setOpen(false)} />
            </Suspense>
          </Show>
        </div>
      </Sheet>
    </>
  )
}

function Count(props: { n: number; text: string; compact: boolean }): JSX.Element {
  return (
    <Show when={props.compact} fallback={props.text}>
      <span aria-hidden="true">{props.n}</span>
      <span class="hidden-visually">{props.text}</span>
    </Show>
  )
}
