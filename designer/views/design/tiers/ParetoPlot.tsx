import { For, type JSX, Show } from 'solid-js'
import { formatPercent } from '../../../model/format.ts'
import { ladderOf } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import type { ParetoAnswer } from '../../../model/preview/questions/pareto.ts'
import { t } from '../../../model/words.ts'
import { createWidth } from '../../../ui/createSize.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'
import { figuresOf } from './figures.ts'

const [LEFT, TOP, BASE] = [30, 6, 216]

/** Share of a sum over share of subjects, best first; along the axis the tiers as the score gives them. */
export function ParetoPlot(props: {
  answer: ParetoAnswer
  share: number
  tiering: Tiering
  name: string
}): JSX.Element {
  const view = useStrategy()
  const [width, measure] = createWidth(324)
  const right = () => width() - 8
  const x = (share: number) => LEFT + share * (right() - LEFT)
  // With negative amounts the sum of the best may lie above the whole.
  const top = () => Math.max(1, ...props.answer.now, ...props.answer.ranked)
  const y = (share: number) => BASE - (Math.max(share, 0) / top()) * (BASE - TOP)
  const path = (curve: readonly number[]) =>
    curve
      .map(
        (share, step) => `${step === 0 ? 'M' : 'L'}${x(step / (curve.length - 1)).toFixed(1)} ${y(share).toFixed(1)}`,
      )
      .join('')
  const at = (curve: readonly number[]) => curve[Math.round(props.share * (curve.length - 1))] ?? 0
  const strip = () => {
    const decided = Math.max(props.tiering.figures()?.decided ?? 0, 1)
    let start = 0
    return ladderOf(view.document())
      .toReversed()
      .map(({ tier, rank }) => {
        const from = start
        start += (figuresOf(props.tiering, tier.id)?.byScore ?? 0) / decided
        return { tone: rank.tone, from, to: Math.min(start, 1) }
      })
  }
  return (
    <div ref={measure} class="pareto-plot">
      <svg width={width()} height="264" role="img" aria-label={props.name}>
        <For each={[0, 0.2, 0.4, 0.6, 0.8, 1]}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={LEFT} x2={right()} y1={y(tick)} y2={y(tick)} />
              <text class="plot-tick" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
                {Math.round(tick * 100)}
              </text>
              <text class="plot-tick" x={x(tick)} y={BASE + 26} text-anchor={tick === 1 ? 'end' : 'middle'}>
                {tick === 1 ? formatPercent(1, language()) : Math.round(tick * 100)}
              </text>
            </>
          )}
        </For>
        <line class="pareto-even" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <line class="pareto-at" x1={x(props.share)} x2={x(props.share)} y1={TOP} y2={BASE} />
        <path class="pareto-line pareto-ranked" d={path(props.answer.ranked)} />
        <Show when={props.answer.before}>{(before) => <path class="pareto-line plot-ghost" d={path(before())} />}</Show>
        <path class="pareto-line mine" d={path(props.answer.now)} />
        <circle class="pareto-dot ranked" cx={x(props.share)} cy={y(at(props.answer.ranked))} r="3.5" />
        <circle class="pareto-dot" cx={x(props.share)} cy={y(at(props.answer.now))} r="4" />
        <For each={strip()}>
          {(part) => (
            <rect
              class={`tier-ruler ${part.tone}`}
              x={x(part.from)}
              y={BASE + 4}
              width={Math.max(x(part.to) - x(part.from) - 0.5, 0)}
              height="6"
            />
          )}
        </For>
        <text class="plot-caption" x={(LEFT + right()) / 2} y={BASE + 43} text-anchor="middle">
          {t('editTiers.paretoSubjects')}
        </text>
      </svg>
    </div>
  )
}
