import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { ladderOf, scoreRange } from '../../model/ladder.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { TierBadge } from '../TierBadge.tsx'
import { useStrategy } from './context.ts'

/** The score as a ruler: a segment a tier, a frame on each threshold, a mark where the subject stands. */
export function TierRuler(): JSX.Element {
  const view = useStrategy()
  const ladder = () => ladderOf(view.document())
  const scoreId = () => view.document().assign.score ?? ''
  const range = () => scoreRange(view.document(), scoreId())
  const segments = () =>
    ladder().map((rung, index) => {
      const from = rung.threshold ?? range()[0]
      const to = ladder()[index + 1]?.threshold ?? range()[1]
      return { rung, from, to: Math.max(to, from) }
    })
  const score = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision.scores[scoreId()] : undefined
  }
  const holds = (segment: { from: number; to: number; rung: { exclusive: boolean } }, index: number) => {
    const value = score()
    if (value === undefined) return false
    const next = segments()[index + 1]
    const above = index === 0 || (segment.rung.exclusive ? value > segment.from : value >= segment.from)
    const below = !next || (next.rung.exclusive ? value <= next.from : value < next.from)
    return above && below
  }
  const place = (segment: { from: number; to: number }) => {
    const share = ((score() ?? 0) - segment.from) / (segment.to - segment.from || 1)
    return `${Math.min(Math.max(share, 0), 1) * 100}%`
  }
  /** Near the right end of the ruler the number stands before its mark. */
  const atEnd = (segment: { from: number; to: number }, index: number) =>
    index === segments().length - 1 && Number.parseFloat(place(segment)) > 60
  return (
    <figure
      class="ruler"
      aria-label={t('tiers.ruler', {
        score: nameOf(view.document().scores.find((item) => item.id === scoreId()) ?? { id: scoreId() }, language()),
      })}
    >
      <ol>
        <For each={segments()}>
          {(segment, index) => (
            <li
              class={`ruler-segment ${segment.rung.rank.tone}`}
              style={{ 'flex-grow': Math.max(segment.to - segment.from, (range()[1] - range()[0]) * 0.04) }}
            >
              <Show when={segment.rung.threshold !== undefined}>
                <span class="ruler-threshold tab">{formatNumber(segment.rung.threshold as number, language())}</span>
              </Show>
              <span class="ruler-bar" aria-hidden="true" />
              <Show when={holds(segment, index())}>
                <span
                  class="ruler-mark"
                  classList={{ 'at-end': atEnd(segment, index()) }}
                  style={{ left: place(segment) }}
                >
                  <svg width="10" height="8" aria-hidden="true">
                    <path d="M5 0l5 8H0z" />
                  </svg>
                  <span class="tab">{formatNumber(score() as number, language())}</span>
                </span>
              </Show>
              <span class="ruler-name">
                <TierBadge id={segment.rung.tier.id} />
              </span>
            </li>
          )}
        </For>
      </ol>
    </figure>
  )
}
