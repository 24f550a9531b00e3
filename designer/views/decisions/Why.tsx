import { type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { type Around, decidingScores, type RecordedDecision } from '../../model/decisions.ts'
import { formatNumber } from '../../model/format.ts'
import { formatDay } from '../../model/instant.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { NextTierHint } from '../tryone/NextTierHint.tsx'
import { Reasons } from '../tryone/Reasons.tsx'

/** Tier, score, since when and the way up; beside it the reasons and the strengths. */
export function Why(props: { decision: Decision; recorded: RecordedDecision; around: Around }): JSX.Element {
  const view = useRules()
  const scores = () =>
    decidingScores(view.document()).flatMap((id) => {
      const value = props.decision.scores[id]
      return value === undefined ? [] : [formatNumber(value, language())]
    })
  const spare = () => props.decision.lowerTier
  return (
    <section class="why" aria-labelledby="why-head">
      <h2 id="why-head" class="hidden-visually">
        {t('decisions.why')}
      </h2>
      <div class="why-tier">
        <p class="score-line">
          <Show when={scores().length > 0}>
            <span class="score-figure tab">{scores().join(' × ')}</span>
          </Show>
          <TierBadge id={props.decision.tier.id} large />
        </p>
        <p class="ink-2">{sinceText(props.recorded, props.around)}</p>
        <Show when={spare()}>
          {(lower) => (
            <p class="ink-2">
              {t('score.aboveLower', {
                points: formatNumber(lower().sparePoints, language()),
                tier: tierName(view.document(), lower().tier, language()),
              })}
            </p>
          )}
        </Show>
        <NextTierHint decision={props.decision} />
      </div>
      <Reasons decision={props.decision} />
    </section>
  )
}

/** Since when the subject's decisions name this tier without a break, as far as they were recorded. */
function sinceText(recorded: RecordedDecision, around: Around): string {
  if (recorded.subject === undefined) return t('decisions.sinceUnknown')
  const { since, earlier, open } = around
  if (!since) return t(earlier.length === 0 ? 'decisions.sinceFirst' : 'decisions.sinceNow')
  return t(open ? 'decisions.sinceAtLeast' : 'decisions.since', { date: formatDay(since.recordedAt, language()) })
}
