import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { describeProblem } from '../../../engine/index.ts'
import { placeOf } from '../../model/places.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'
import './design.css'

/** What check reports of a part, of all that one page shows, or below one pointer. */
export function PartProblems(props: { part: string; item?: string } | { pointer: string }): JSX.Element {
  const view = useStrategy()
  const isOwn = (pointer: string): boolean => {
    if ('pointer' in props) return pointer === props.pointer || pointer.startsWith(`${props.pointer}/`)
    const { part, item } = placeOf(pointer, view.snapshot())
    return part === props.part && (props.item === undefined || item === props.item)
  }
  const own = () => view.problems().filter(({ pointer }) => isOwn(pointer))
  return (
    <Show when={own().length > 0}>
      <ul class="part-problems">
        <For each={own()}>
          {(problem) => (
            <li class="problem" classList={{ err: problem.severity === 'error', warn: problem.severity === 'warning' }}>
              <Show
                when={problem.severity === 'error'}
                fallback={<TriangleAlert size={14} aria-label={t('problems.warning')} />}
              >
                <OctagonAlert size={14} aria-label={t('problems.error')} />
              </Show>
              <span class="problem-text">{describeProblem(problem, language())}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
