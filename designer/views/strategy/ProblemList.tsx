import { A } from '@solidjs/router'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { describeProblem } from '../../../engine/index.ts'
import { placeOf } from '../../model/places.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

/** All that check reports, in words, each with the way to its place. */
export default function ProblemList(props: { onFollow: () => void }): JSX.Element {
  const view = useStrategy()
  const href = (pointer: string) => {
    const { part, item } = placeOf(pointer, view.snapshot())
    return view.href(part, item)
  }
  return (
    <Show when={view.problems().length > 0} fallback={<p class="ink-2">{t('problems.none')}</p>}>
      <ul class="problem-list">
        <For each={view.problems()}>
          {(problem) => (
            <li class="problem" classList={{ err: problem.severity === 'error', warn: problem.severity === 'warning' }}>
              <Show
                when={problem.severity === 'error'}
                fallback={<TriangleAlert size={14} aria-label={t('problems.warning')} />}
              >
                <OctagonAlert size={14} aria-label={t('problems.error')} />
              </Show>
              <span class="problem-text">
                {describeProblem(problem, language())} <code class="mono ink-3">{problem.pointer}</code>
              </span>
              <A class="button" href={href(problem.pointer)} onClick={props.onFollow}>
                {t('problems.show')}
              </A>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
