import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../../model/format.ts'
import { type Rung, rankAt } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import { listed, t } from '../../../model/words.ts'
import { createMedia } from '../../../ui/createMedia.ts'
import { createWidth } from '../../../ui/createSize.ts'
import { Bars } from '../../../ui/plot/Bars.tsx'
import { halfWidth, scaled } from '../../../ui/plot/frame.ts'
import { Handle } from '../../../ui/plot/Handle.tsx'
import { Plate } from '../../../ui/plot/Plate.tsx'
import '../../../ui/plot.css'
import '../../../ui/plot/plot.css'
import { useStrategy } from '../../strategy/context.ts'
import type { Cuts } from './createCuts.ts'
import type { Tiering } from './createTiering.ts'
import { countTicks, figuresOf } from './figures.ts'
import { ThresholdTip } from './ThresholdTip.tsx'
import { TierSpan } from './TierSpan.tsx'

/** From top to bottom: handles, the ruler of tiers, their names, bars, ticks. */
const ROWS = { handles: 26, ruler: 42, names: 50, bars: 104 } as const

/** The distribution of the score, cut into tiers by thresholds; on a draft these can be dragged. */
export function ThresholdPlot(props: { tiering: Tiering; cuts: Cuts }): JSX.Element {
  const view = useStrategy()
  const low = createMedia('(max-height: 820px)')
  const [width, measure] = createWidth(760)
  const [attended, setAttended] = createSignal<string>()
  const base = () => ROWS.bars + (low() ? 150 : 236)
  const [left, right] = [30, () => width() - 8]
  const x = (score: number) => scaled([props.cuts.axis().low, props.cuts.axis().high], left, right())(score)
  const pixels = () => (right() - left) / (props.cuts.axis().high - props.cuts.axis().low)
  const tiers = () => view.document().tiers.length
  const tones = createMemo(() =>
    Array.from({ length: tiers() }, (_, index) => rankAt(index, tiers(), view.document().ordered !== false).tone),
  )
  const bins = () => props.cuts.axis().bins
  const borders = createMemo(() => {
    const { from, to, count } = bins()
    return Array.from({ length: count + 1 }, (_, index) => x(from + (index * (to - from)) / count))
  })
  /** Of other bins, until these are counted. */
  const counted = () => {
    const answer = props.cuts.histogram()
    return answer?.histogram.length === bins().count ? answer : undefined
  }
  const most = () => {
    const sums = counted()?.histogram.map((bin) => bin.reduce((sum, count) => sum + count, 0)) ?? []
    return Math.max(1, ...sums, ...(counted()?.before ?? []))
  }
  const y = (count: number) => scaled([0, most()], base(), ROWS.bars)(count)
  const ticks = () => {
    const proposed = [...(props.tiering.proposed()?.values() ?? [])]
    return props.cuts.axis().ticks.filter((tick) => proposed.every((at) => Math.abs(x(at) - x(tick)) > 30))
  }
  const ghostPath = () => {
    const before = counted()?.before
    if (!before || !view.base()) return undefined
    const corners = before.map((count, bin) => `V${y(count).toFixed(1)}H${(borders()[bin + 1] as number).toFixed(1)}`)
    return `M${(borders()[0] as number).toFixed(1)} ${base()}${corners.join('')}V${base()}`
  }
  const spans = () =>
    props.cuts.ladder().map((rung, index) => {
      const next = props.cuts.ladder()[index + 1]
      const [from, to] = [rung.threshold ?? props.cuts.axis().low, next?.threshold ?? props.cuts.axis().high]
      return { rung, from: x(Math.max(from, props.cuts.axis().low)), to: x(Math.max(to, from)) }
    })
  const limits = (index: number) => [
    props.cuts.ladder()[index - 1]?.threshold ?? props.cuts.axis().low,
    props.cuts.ladder()[index + 1]?.threshold ?? props.cuts.axis().high,
  ]
  const isActive = (tier: string) =>
    attended() === tier || (attended() === undefined && props.tiering.selected() === tier)
  const marker = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision.scores[props.cuts.score()] : undefined
  }
  /** All that is drawn, for who can't see it and can't go through the handles. */
  const spoken = () => {
    const tiers = props.cuts
      .ladder()
      .map((rung) => `${props.tiering.name(rung.tier.id)} ${valueText(rung, props.tiering, props.cuts)}`)
    return t('compare.pair', { name: t('editTiers.plot'), value: tiers.join(t('join.clause')) })
  }
  const tip = () => {
    const rung = props.cuts.ladder().find(({ tier }) => tier.id === attended())
    return rung?.threshold === undefined ? undefined : { rung, at: rung.threshold }
  }
  return (
    <div class="plot over-bars tier-plot" classList={{ mine: view.editing !== undefined }} ref={measure}>
      <div class="plot-legend">
        <Show when={view.base()}>
          {(version) => <Key class="plot-ghost" text={t('editTiers.inEffect', { version: `v${version().number}` })} />}
        </Show>
        <Show when={props.tiering.proposed()}>
          <Key class="plot-proposed" text={t('editTiers.preview')} />
        </Show>
      </div>
      <div class="tier-spans" aria-hidden="true" style={{ top: `${ROWS.names}px` }}>
        <Index each={spans()}>
          {(span) => <TierSpan rung={span().rung} from={span().from} to={span().to} tiering={props.tiering} />}
        </Index>
      </div>
      <svg
        width={width()}
        height={base() + 24}
        role={view.editing ? 'group' : 'img'}
        aria-label={view.editing ? t('editTiers.plot') : spoken()}
      >
        <text x="0" y="9" class="plot-caption">
          {t('editTiers.plotCaption')}
        </text>
        <For each={props.cuts.ladder()}>
          {(rung) => (
            <Zone from={props.cuts.before(rung.tier.id)} to={rung.threshold} x={x} top={ROWS.bars - 4} base={base()} />
          )}
        </For>
        <For each={countTicks(most())}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={left} x2={right()} y1={y(tick)} y2={y(tick)} />
              <text class="plot-tick" x={left - 6} y={y(tick) + 4} text-anchor="end">
                {formatNumber(tick, language())}
              </text>
            </>
          )}
        </For>
        <Show when={counted()}>
          {(answer) => (
            <Bars
              borders={borders()}
              counts={answer().histogram}
              tones={tones()}
              most={most()}
              base={base()}
              top={ROWS.bars}
            />
          )}
        </Show>
        <Show when={ghostPath()}>{(path) => <path class="plot-ghost" d={path()} />}</Show>
        <line class="plot-base" x1={left} x2={right()} y1={base()} y2={base()} />
        <For each={ticks()}>
          {(tick) => (
            <text class="plot-tick" x={x(tick)} y={base() + 16} text-anchor="middle">
              {formatNumber(tick, language())}
            </text>
          )}
        </For>
        <Index each={spans()}>
          {(span) => (
            <rect
              class={`tier-ruler ${span().rung.rank.tone}`}
              x={span().from}
              y={ROWS.ruler}
              width={Math.max(span().to - span().from, 0)}
              height="4"
            />
          )}
        </Index>
        <For each={props.cuts.ladder()}>
          {(rung) => (
            <Show when={ghostOf(props.cuts, rung)}>
              {(at) => <line class="plot-ghost" x1={x(at())} x2={x(at())} y1={ROWS.ruler} y2={base()} />}
            </Show>
          )}
        </For>
        <For each={[...(props.tiering.proposed() ?? [])]}>
          {([, at]) => (
            <g>
              <line class="plot-proposed" x1={x(at)} x2={x(at)} y1={ROWS.ruler} y2={base()} />
              <text class="plot-proposed-text" x={x(at)} y={base() + 16} text-anchor="middle">
                {formatNumber(at, language())}
              </text>
            </g>
          )}
        </For>
        <Show when={marker()}>
          {(score) => <path class="plot-mark" d={`M${x(score())} ${base() + 1}l4.5 7h-9z`} />}
        </Show>
        <Index each={props.cuts.ladder()}>
          {(rung, index) => {
            const tier = () => rung().tier.id
            const actions = props.cuts.actions(
              tier,
              pixels,
              (attending) => setAttended(attending ? tier() : undefined),
              () => document.querySelector<HTMLInputElement>(`input[name="threshold-${tier()}"]`)?.focus(),
            )
            const text = () => formatNumber(rung().threshold as number, language())
            return (
              <Show when={rung().threshold !== undefined}>
                <line
                  class="plot-cut"
                  classList={{ active: isActive(tier()) }}
                  x1={x(rung().threshold as number)}
                  x2={x(rung().threshold as number)}
                  y1={ROWS.ruler}
                  y2={base()}
                />
                <Show
                  when={view.editing}
                  fallback={<Plate x={x(rung().threshold as number)} y={ROWS.handles} text={text()} />}
                >
                  <Handle
                    x={x(rung().threshold as number)}
                    y={ROWS.handles}
                    half={halfWidth(text()) + 4}
                    text={text()}
                    label={t('editTiers.handle', { tier: props.tiering.name(tier()) })}
                    valueText={valueText(rung(), props.tiering, props.cuts)}
                    now={rung().threshold as number}
                    min={limits(index)[0]}
                    max={limits(index)[1]}
                    direction="across"
                    active={isActive(tier())}
                    actions={actions}
                  />
                </Show>
              </Show>
            )
          }}
        </Index>
      </svg>
      <Show when={tip()}>
        {(shown) => (
          <div
            class="plot-tip"
            classList={{ left: x(shown().at) > width() * 0.6 }}
            style={{ left: `${x(shown().at)}px`, top: `${ROWS.bars + 8}px` }}
          >
            <ThresholdTip rung={shown().rung} tiering={props.tiering} cuts={props.cuts} />
          </div>
        )}
      </Show>
    </div>
  )
}

/** Where the threshold of the version in effect lies, if not at the same place. */
const ghostOf = (cuts: Cuts, { tier, threshold }: Rung): number | undefined => {
  const before = cuts.before(tier.id)
  return before === threshold ? undefined : before
}

function valueText(rung: Rung, tiering: Tiering, cuts: Cuts): string {
  const before = cuts.before(rung.tier.id)
  const count = figuresOf(tiering, rung.tier.id)?.final
  return listed([
    ...(rung.threshold === undefined ? [] : [t('editTiers.from', { score: formatNumber(rung.threshold, language()) })]),
    ...(before === undefined ? [] : [t('editTiers.was', { score: formatNumber(before, language()) })]),
    ...(count === undefined ? [] : [t('editTiers.subjects', { n: count })]),
  ])
}

function Key(props: { class: string; text: string }): JSX.Element {
  return (
    <span class="plot-key">
      <svg width="22" height="8" aria-hidden="true">
        <line class={props.class} x2="22" y1="4" y2="4" />
      </svg>
      {props.text}
    </span>
  )
}

function Zone(props: {
  from: number | undefined
  to: number | undefined
  x: (score: number) => number
  top: number
  base: number
}): JSX.Element {
  const ends = () => {
    const { from, to } = props
    return from === undefined || to === undefined || from === to
      ? undefined
      : [props.x(from), props.x(to)].sort((a, b) => a - b)
  }
  return (
    <Show when={ends()}>
      {(found) => (
        <rect
          class="plot-zone"
          x={found()[0]}
          y={props.top}
          width={(found()[1] as number) - (found()[0] as number)}
          height={props.base - props.top}
        />
      )}
    </Show>
  )
}
