import { useParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { ladderOf, scoreRange } from '../../model/ladder.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { linear } from '../../model/ticks.ts'
import type { Step, Waterfall } from '../../model/waterfall.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'
import { useRules } from '../strategy/context.ts'

const HEIGHT = 128
const TOP = 10
const BASE = 106
const RULER = 60

/** Contributions as a staircase up to the score; beside it the tiers, whose thresholds cross it. */
export function Staircase(props: { waterfall: Waterfall }): JSX.Element {
  const view = useRules()
  const params = useParams<{ part?: string; item?: string }>()
  const [width, measure] = createWidth(324)
  const rootId = () => props.waterfall.root.score.id
  const rungs = () => (view.document().assign.score === rootId() ? ladderOf(view.document()) : [])
  /** Where the score is cut: thresholds of tiers, or edges of a matrix; undefined where it decides nothing. */
  const edges = () => {
    const { assign } = view.document()
    if (assign.score === rootId())
      return rungs().flatMap((rung) => (rung.threshold === undefined ? [] : [rung.threshold]))
    return [assign.matrix?.x, assign.matrix?.y].find((axis) => axis?.score === rootId())?.edges
  }
  const domain = (): [number, number] => {
    const [low, high] = scoreRange(view.document(), rootId())
    const heights = props.waterfall.steps.flatMap((step) => [step.start, step.end])
    const best = edges() ? [low, high] : []
    return [Math.min(0, ...best, ...heights), Math.max(1, ...best, ...heights)]
  }
  const y = () => linear(domain(), [BASE, TOP])
  const right = () => width() - RULER
  const step = () => right() / Math.max(props.waterfall.steps.length, 1)
  const segments = () =>
    rungs().map((rung, index) => ({
      rung,
      from: rung.threshold ?? domain()[0],
      to: rungs()[index + 1]?.threshold ?? domain()[1],
    }))
  const inside = (value: number) => Math.min(Math.max(value, domain()[0]), domain()[1])
  const groups = () => {
    let at = 0
    return props.waterfall.groups.map((group) => {
      const from = at
      at += group.steps.length
      return { name: nameOf(group.score.score, language()), from: from * step(), to: at * step() }
    })
  }
  const chosen = (item: Step) => params.part === 'dimensions' && decodeURIComponent(params.item ?? '') === item.id
  return (
    <figure class="staircase" ref={measure}>
      <svg
        width={width()}
        height={HEIGHT}
        role="img"
        aria-label={t('chart.staircase', { score: formatNumber(props.waterfall.total, language()) })}
      >
        <For each={edges()}>
          {(edge) => <line class="stair-threshold" x1="0" x2={right() + 12} y1={y()(edge)} y2={y()(edge)} />}
        </For>
        <For each={props.waterfall.steps}>
          {(item, index) => (
            <g class={`stair stair-${item.kind}`} classList={{ chosen: chosen(item) }}>
              <title>{item.name}</title>
              <Show when={item.most !== undefined && item.most > item.end - item.start}>
                <rect
                  class="stair-rest"
                  x={index() * step() + 0.5}
                  width={Math.max(step() - 1.5, 1)}
                  y={y()(inside(item.start + (item.most ?? 0)))}
                  height={Math.max(y()(inside(item.end)) - y()(inside(item.start + (item.most ?? 0))), 0)}
                />
              </Show>
              <rect
                class="stair-earned"
                x={index() * step()}
                width={Math.max(step() - 1, 1)}
                y={Math.min(y()(item.start), y()(item.end))}
                height={Math.max(Math.abs(y()(item.end) - y()(item.start)), 1.5)}
              />
              <line
                class="stair-link"
                x1={(index() + 1) * step() - 1}
                x2={Math.min((index() + 2) * step(), right() + 12)}
                y1={y()(item.end)}
                y2={y()(item.end)}
              />
            </g>
          )}
        </For>
        <For each={segments()}>
          {(segment) => (
            <rect
              class={`stair-tier ${segment.rung.rank.tone}`}
              x={right() + 4}
              width="8"
              y={y()(segment.to)}
              height={Math.max(y()(segment.from) - y()(segment.to) - 1, 0.5)}
            />
          )}
        </For>
        <path class="stair-mark" d={`M${right() + 14} ${y()(inside(props.waterfall.total))}l6 -4v8z`} />
        <text class="stair-total" x={width()} y={y()(inside(props.waterfall.total)) + 4} text-anchor="end">
          {formatNumber(props.waterfall.total, language())}
        </text>
        <line class="stair-base" x1="0" x2={right()} y1={BASE + 4} y2={BASE + 4} />
        <For each={groups()}>
          {(group) => (
            <Show when={group.to > group.from}>
              <line class="stair-group" x1={group.from + 1} x2={group.to - 2} y1={BASE + 4} y2={BASE + 4} />
              <text class="stair-name" x={(group.from + group.to) / 2} y={BASE + 18} text-anchor="middle">
                {fitting(group.name, group.to - group.from)}
              </text>
            </Show>
          )}
        </For>
      </svg>
    </figure>
  )
}

/** A label cut to the room it has; the table below says it whole. */
function fitting(text: string, room: number): string {
  const perLetter = /\p{sc=Han}/u.test(text) ? 11.5 : 6.2
  const letters = Math.floor((room - 4) / perLetter)
  if (text.length <= letters) return text
  const least = perLetter > 10 ? 3 : 5
  return letters < least ? '' : `${text.slice(0, letters - 1)}…`
}
