import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'
import { keyOf } from '../../model/marks.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

/** Beside a part's name: whether it differs from the version in effect, and how many problems it has. */
export function PartMarks(props: { part: string; item?: string | undefined }): JSX.Element {
  const view = useStrategy()
  const key = () => keyOf(props.part, props.item)
  const problems = () => view.marks().problems.get(key())
  return (
    <span class="marks">
      <Show when={view.marks().changed.has(key())}>
        <span class="changed-dot" title={t('marks.changed')}>
          <span class="hidden-visually">{t('marks.changed')}</span>
        </span>
      </Show>
      <Show when={problems()}>
        {(counts) => (
          <Show
            when={counts().errors > 0}
            fallback={
              <span class="mark warn" title={t('status.warnings', { n: counts().warnings })}>
                <TriangleAlert size={12} aria-hidden="true" /> {counts().warnings}
                <span class="hidden-visually">{t('problems.warning')}</span>
              </span>
            }
          >
            <span class="mark err" title={t('status.errors', { n: counts().errors })}>
              <OctagonAlert size={12} aria-hidden="true" /> {counts().errors}
              <span class="hidden-visually">{t('problems.error')}</span>
            </span>
          </Show>
        )}
      </Show>
    </span>
  )
}
