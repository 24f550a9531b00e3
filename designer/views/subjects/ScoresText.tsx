import { For, type JSX } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { decidingScores } from '../../model/decisions.ts'
import { formatNumber } from '../../model/format.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'

/** The scores that name the tier, each under its name. */
export function ScoresText(props: { scores: Record<string, number>; document: Strategy }): JSX.Element {
  const ids = () => decidingScores(props.document).filter((id) => props.scores[id] !== undefined)
  return (
    <For each={ids()}>
      {(id) => (
        <div>
          <dt class="caption">{nameOf(byId(props.document.scores, id) ?? { id }, language())}</dt>
          <dd class="tab strong">{formatNumber(props.scores[id] ?? 0, language())}</dd>
        </div>
      )}
    </For>
  )
}
