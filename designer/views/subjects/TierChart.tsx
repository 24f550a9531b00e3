import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { byId, tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { type Moment, stretchesOf } from '../../model/subjects.ts'
import { linear } from '../../model/ticks.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'
import type { Documents } from './documents.ts'

const ROW = 26
const TOP = 8
const AXIS = 22
const RIGHT = 16
const LETTER = 7
const GLYPHS = 24

/** The tiers over time as a step line, the best on top; the table below says the same. */
export function TierChart(props: { moments: readonly Moment[]; documents: Documents; latest: Strategy }): JSX.Element {
  const [width, measure] = createWidth(900)
  const stretches = () => stretchesOf(props.moments)
  /** Tiers as they rank now, then those that are no more, then refusals. */
  const levels = () => {
    const seen = new Set(stretches().map(({ tier }) => tier))
    const old = [...seen].filter((tier) => tier !== undefined && !byId(props.latest.tiers, tier))
    return [
      ...props.latest.tiers.map(({ id }) => id as string | undefined),
      ...old,
      ...(seen.has(undefined) ? [undefined] : []),
    ]
  }
  const name = (tier: string | undefined) => {
    if (tier === undefined) return t('subjects.refused')
    const document = [...props.documents.values()].find(({ tiers }) => byId(tiers, tier)) ?? props.latest
    return tierName(document, tier, language())
  }
  const left = () =>
    Math.min(GLYPHS + Math.max(...levels().map((tier) => lengthOf(name(tier)))) * LETTER, width() * 0.4)
  const time = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const span = () => [time(props.moments.at(-1)?.asOf ?? ''), time(props.moments[0]?.asOf ?? '')] as const
  const x = () => linear(span(), [left() + 8, width() - RIGHT])
  const y = (tier: string | undefined) => TOP + levels().indexOf(tier) * ROW + ROW / 2
  const height = () => TOP + levels().length * ROW + AXIS
  const path = () =>
    stretches()
      .map(({ tier, from, to }, index) => {
        const end = x()(to === undefined ? span()[1] : time(to))
        return `${index === 0 ? `M${x()(time(from))} ${y(tier)}` : `V${y(tier)}`}H${end}`
      })
      .join('')
  const told = () =>
    stretches()
      .map(({ tier, from }) => t('subjects.step', { tier: name(tier), date: formatDate(from, language()) }))
      .join('; ')
  const isLong = () => span()[1] > span()[0]
  return (
    <Show when={isLong()}>
      <figure class="tier-chart" ref={measure}>
        <svg width={width()} height={height()} role="img" aria-label={t('subjects.chartOf', { text: told() })}>
          <For each={levels()}>
            {(tier) => (
              <>
                <line class="plot-grid" x1={left() + 8} x2={width() - RIGHT} y1={y(tier)} y2={y(tier)} />
                <rect
                  class={`chart-mark ${tier === undefined ? 'tone-none' : rankOf(props.latest, tier).tone}`}
                  x="0.5"
                  y={y(tier) - 4.5}
                  width="9"
                  height="9"
                  rx="2"
                />
                <text class="chart-name" x="16" y={y(tier) + 4}>
                  {name(tier)}
                </text>
              </>
            )}
          </For>
          <path class="tier-line" d={path()} />
          <For each={props.moments}>
            {(moment) => <circle class="tier-dot" cx={x()(time(moment.asOf))} cy={y(moment.tier)} r="3" />}
          </For>
          <text class="plot-tick" x={left() + 8} y={height() - 6}>
            {formatDate(props.moments.at(-1)?.asOf ?? '', language())}
          </text>
          <text class="plot-tick" x={width() - RIGHT} y={height() - 6} text-anchor="end">
            {formatDate(props.moments[0]?.asOf ?? '', language())}
          </text>
        </svg>
      </figure>
    </Show>
  )
}

/** In letters; Chinese ones are twice as wide. */
const lengthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1.85 : 1), 0)
