import { type JSX, Show } from 'solid-js'
import { formatNumber, formatPercent } from '../../../model/format.ts'
import type { Rung } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import type { Tiering } from './createTiering.ts'
import { figuresOf } from './figures.ts'

/** A tier's name and what it holds, over its stretch; what has no room is left out. */
export function TierSpan(props: { rung: Rung; from: number; to: number; tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const figures = () => figuresOf(props.tiering, props.rung.tier.id)
  const room = () => props.to - props.from
  const share = () => (figures()?.final ?? 0) / Math.max(props.tiering.figures()?.decided ?? 0, 1)
  return (
    <div class="tier-span" style={{ left: `${props.from + 7}px`, width: `${Math.max(room() - 10, 0)}px` }}>
      <TierBadge id={props.rung.tier.id} />
      <Show when={figures()}>
        {(found) => (
          <span class="tier-span-figures">
            <b>{formatNumber(found().final, language())}</b>
            <Show when={room() > 84}> {formatPercent(share(), language(), 1)}</Show>
            <Show when={room() > 140 && view.base() && found().before !== undefined}>
              <span class="ink-3">
                {' '}
                {`v${view.base()?.number}`} {formatNumber(found().before ?? 0, language())}
              </span>
            </Show>
          </span>
        )}
      </Show>
    </div>
  )
}
