import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { describeProblem } from '../../../../engine/index.ts'
import { placeOf } from '../../../model/places.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

/** What check reports of one part, where it is edited. */
export function PartProblems(props: { part: string; item: string }): JSX.Element {
  const view = useStrategy()
  const own = () =>
    view.problems().filter(({ pointer }) => {
      const place = placeOf(pointer, view.snapshot())
      return place.part === props.part && place.item === props.item
    })
  return (
    <Show when={own().length > 0}>
      <ul class="part-problems" role="alert">
        <For each={own()}>
          {(problem) => (
            <li class={problem.severity === 'error' ? 'err' : 'warn'}>
              <Show
                when={problem.severity === 'error'}
                fallback={<TriangleAlert size={13} aria-label={t('problems.warning')} />}
              >
                <OctagonAlert size={13} aria-label={t('problems.error')} />
              </Show>
              <span>{describeProblem(problem, language())}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
