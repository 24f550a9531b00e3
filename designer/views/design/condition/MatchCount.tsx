import { type JSX, Show } from 'solid-js'
import { formatNumber } from '../../../model/format.ts'
import { language } from '../../../model/preferences.ts'
import type { ConditionCount } from '../../../model/preview/questions/conditions.ts'
import { t } from '../../../model/words.ts'

/** Over how many subjects a condition holds: a bar and a number. */
export function MatchCount(props: {
  count: (ConditionCount & { rows: number }) | undefined
  strong: boolean
}): JSX.Element {
  const share = (count: { matched: number; rows: number }) => (count.rows === 0 ? 0 : count.matched / count.rows)
  const said = (count: ConditionCount & { rows: number }) => {
    const matched = t('rule.matches', { n: count.matched, rows: formatNumber(count.rows, language()) })
    return count.unknown === 0 ? matched : `${matched} ${t('rule.unknown', { n: count.unknown })}`
  }
  return (
    <span class="match-count">
      <Show when={props.count}>
        {(count) => (
          <span class="match-shown" title={said(count())}>
            <span class="match-bar" classList={{ strong: props.strong }} aria-hidden="true">
              <span style={{ width: `${share(count()) * 100}%` }} />
            </span>
            <span class="match-number" aria-hidden="true">
              {formatNumber(count().matched, language())}
              <Show when={count().unknown > 0}>
                <span class="ink-3"> + {formatNumber(count().unknown, language())}?</span>
              </Show>
            </span>
            <span class="hidden-visually">{said(count())}</span>
          </span>
        )}
      </Show>
    </span>
  )
}
