import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import type { Rung } from '../../model/ladder.ts'
import { language } from '../../model/preferences.ts'
import type { Step, Waterfall } from '../../model/waterfall.ts'
import { createMedia } from '../../ui/createMedia.ts'

/** What all rows of a staircase share: where a score lies across the column, and where it is cut. */
export interface Scale {
  /** Percent of the column's width. */
  at(score: number): number
  edges: readonly number[]
  low: number
  high: number
  /** Stretches of tiers from worst to best; empty where this score alone names none. */
  tiers: readonly { from: number; to: number; tone: string }[]
}

export function scaleOf(
  waterfall: Waterfall,
  [least, most]: readonly [number, number],
  rungs: readonly Rung[],
  edges: readonly number[],
): Scale {
  const heights = waterfall.steps.flatMap((step) => [step.start, step.end])
  const cuts = [...rungs.flatMap(({ threshold }) => (threshold === undefined ? [] : [threshold])), ...edges]
  const ends = cuts.length > 0 ? [least, most] : []
  const low = Math.min(0, ...ends, ...heights)
  const high = Math.max(1, ...ends, ...heights)
  const at = (score: number) => Math.min(Math.max(((score - low) / (high - low)) * 100, 0), 100)
  const tiers = rungs.map(({ threshold, rank }, index) => ({
    from: at(threshold ?? low),
    to: at(rungs[index + 1]?.threshold ?? high),
    tone: rank.tone,
  }))
  return { at, edges: cuts, low, high, tiers }
}

/** Percent between two labels, so that none covers another, where the column is wide and where it isn't. */
const ROOM = { wide: 11, narrow: 17 }

/** The ends of the scale and the thresholds that have room, above the column. */
export function TraceHead(props: { scale: Scale }): JSX.Element {
  const wide = createMedia('(min-width: 1200px)')
  const inner = () => {
    const room = wide() ? ROOM.wide : ROOM.narrow
    const shown: number[] = []
    for (const edge of props.scale.edges) {
      const x = props.scale.at(edge)
      const last = props.scale.at(shown.at(-1) ?? props.scale.low)
      if (x - last >= room && 100 - x >= room) shown.push(edge)
    }
    return shown
  }
  const text = (value: number) => formatNumber(Number(value.toFixed(2)), language())
  return (
    <svg class="trace-svg" width="100%" height="16" aria-hidden="true">
      <text class="plot-tick" x="0" y="12">
        {text(props.scale.low)}
      </text>
      <For each={inner()}>
        {(edge) => (
          <text class="plot-tick" x={`${props.scale.at(edge)}%`} y="12" text-anchor="middle">
            {text(edge)}
          </text>
        )}
      </For>
      <text class="plot-tick" x="100%" y="12" text-anchor="end">
        {text(props.scale.high)}
      </text>
    </svg>
  )
}

function Edges(props: { scale: Scale }): JSX.Element {
  return (
    <For each={props.scale.edges}>
      {(edge) => (
        <line class="trace-edge" x1={`${props.scale.at(edge)}%`} x2={`${props.scale.at(edge)}%`} y1="0" y2="100%" />
      )}
    </For>
  )
}

/** One step: what it earned, and outlined behind it what it might have. */
export function TraceStep(props: { scale: Scale; step?: Step }): JSX.Element {
  const left = (step: Step) => props.scale.at(Math.min(step.start, step.end))
  const width = (step: Step) => props.scale.at(Math.max(step.start, step.end)) - left(step)
  const best = (step: Step) =>
    step.most === undefined ? 0 : props.scale.at(step.start + step.most) - props.scale.at(step.end)
  return (
    <svg class="trace-svg" width="100%" height="26" aria-hidden="true">
      <Edges scale={props.scale} />
      <Show when={props.step}>
        {(step) => (
          <>
            <Show when={best(step()) > 0}>
              <rect
                class="trace-rest"
                x={`${props.scale.at(step().end)}%`}
                width={`${best(step())}%`}
                y="8"
                height="10"
              />
            </Show>
            <rect
              class={step().kind === 'dimension' ? 'trace-earned' : 'trace-adjusted'}
              x={`${left(step())}%`}
              width={`${width(step()) === 0 ? 0 : Math.max(width(step()), 0.4)}%`}
              y="8"
              height="10"
            />
          </>
        )}
      </Show>
    </svg>
  )
}

/** The tiers below the column, and where the score came to lie. */
export function TraceFoot(props: { scale: Scale; total: number }): JSX.Element {
  return (
    <svg class="trace-svg" width="100%" height="26" aria-hidden="true">
      <For each={props.scale.tiers}>
        {(tier) => (
          <rect
            class={`trace-tier ${tier.tone}`}
            x={`${tier.from}%`}
            width={`${Math.max(tier.to - tier.from, 0)}%`}
            y="15"
            height="7"
          />
        )}
      </For>
      <Show when={props.scale.tiers.length === 0}>
        <Edges scale={props.scale} />
      </Show>
      <svg class="trace-mark" aria-hidden="true" x={`${props.scale.at(props.total)}%`} y="0">
        <path d="M0 13l5-9h-10z" />
      </svg>
    </svg>
  )
}
