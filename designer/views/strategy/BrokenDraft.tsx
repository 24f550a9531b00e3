import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX } from 'solid-js'
import { describeProblem, type Problem } from '../../../engine/index.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'

/** A draft whose document can't be drawn: everything that keeps it from being a strategy. */
export default function BrokenDraft(props: { problems: readonly Problem[] }): JSX.Element {
  return (
    <Notice page alert icon={<OctagonAlert size={16} />} tone="err" title={t('strategy.broken')}>
      <ul>
        <For each={props.problems}>
          {(problem) => (
            <li>
              <code class="mono">{problem.pointer}</code> {describeProblem(problem, language())}
            </li>
          )}
        </For>
      </ul>
    </Notice>
  )
}
