import { type JSX, Show } from 'solid-js'
import { formatNumber } from '../../../model/format.ts'
import type { Rung } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { Cuts } from './createCuts.ts'
import type { Tiering } from './createTiering.ts'
import { figuresOf } from './figures.ts'

/** What a threshold means: how many it gives the tier, by score and in the end, and what it was. */
export function ThresholdTip(props: { rung: Rung; tiering: Tiering; cuts: Cuts }): JSX.Element {
  const view = useStrategy()
  const figures = () => figuresOf(props.tiering, props.rung.tier.id)
  const before = () => props.cuts.before(props.rung.tier.id)
  const score = (value: number) => formatNumber(value, language())
  return (
    <>
      <b>
        {t(props.rung.exclusive ? 'editTiers.tierAbove' : 'editTiers.tierFrom', {
          tier: props.tiering.name(props.rung.tier.id),
          score: score(props.rung.threshold ?? 0),
        })}
      </b>
      <Show when={figures()}>
        {(found) => <div>{t('editTiers.byScoreAndFinal', { scored: found().byScore, final: found().final })}</div>}
      </Show>
      <Show when={before() !== undefined && view.base()}>
        {(version) => (
          <div class="ink-2">
            {t('editTiers.beforeAt', { version: `v${version().number}`, score: score(before() ?? 0) })}
            <Show when={figures()?.before !== undefined}>
              {' · '}
              {t('editTiers.subjects', { n: figures()?.before ?? 0 })}
            </Show>
          </div>
        )}
      </Show>
      <Show when={view.base() && view.preview.summary()}>
        {(summary) => (
          <div>
            <span class="up">▲ {formatNumber(summary().up, language())}</span>{' '}
            <span class="down">▼ {formatNumber(summary().down, language())}</span>
          </div>
        )}
      </Show>
    </>
  )
}
