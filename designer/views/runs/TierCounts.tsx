import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ShareBar } from '../../ui/ShareBar.tsx'
import { TierBadge } from '../TierBadge.tsx'

interface Counted {
  tiers: Record<string, number>
  refused: number
}

/** How many subjects are in which tier, as one bar. */
export function TierBar(props: { counted: Counted; document: Strategy; width: number }): JSX.Element {
  const parts = () => [
    ...props.document.tiers.map(({ id }) => ({
      count: props.counted.tiers[id] ?? 0,
      tone: rankOf(props.document, id).tone,
    })),
    { count: props.counted.refused, tone: 'tone-refused' },
  ]
  return <ShareBar parts={parts()} width={props.width} />
}

/** The same in figures, tier by tier. */
export function TierCounts(props: { counted: Counted; document: Strategy }): JSX.Element {
  return (
    <ul class="tier-counts">
      <For each={props.document.tiers}>
        {({ id }) => (
          <li>
            <TierBadge id={id} of={props.document} />
            <span class="tab strong">{formatNumber(props.counted.tiers[id] ?? 0, language())}</span>
          </li>
        )}
      </For>
      <Show when={props.counted.refused > 0}>
        <li class="ink-2">{t('runs.refusedCount', { n: props.counted.refused })}</li>
      </Show>
    </ul>
  )
}
