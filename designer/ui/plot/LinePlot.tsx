import { createMemo, For, Index, type JSX, Show } from 'solid-js'
import { createWidth } from '../createSize.ts'
import { Bars } from './Bars.tsx'
import { frameOf, halfWidth, type PlotFrame, scaled } from './frame.ts'
import '../plot.css'
import './plot.css'

interface PlotAxis {
  ticks: readonly number[]
  /** From 0 to 1; beyond where the value is off the axis. */
  place(value: number): number
}

export interface Corner {
  /** Infinite at the ends of the axis. */
  x: number
  y: number
}

/** Where the handles of a plot go, in pixels. */
export interface PlotSpace {
  frame: PlotFrame
  x(value: number): number
  y(value: number): number
}

export interface LinePlotProps {
  name: string
  axis: PlotAxis
  yDomain: readonly [number, number]
  yTicks: readonly number[]
  xText: (value: number) => string
  yText: (value: number) => string
  yName: string
  /** Beside the name of the line: what can be done with it. */
  yHint?: string | undefined
  line: readonly Corner[]
  /** What it is compared with, dashed. */
  ghost?: readonly Corner[] | undefined
  /** Stretches where the two differ. */
  zones?: readonly (readonly [number, number])[]
  /** Lines through the whole height. */
  edges?: readonly { x: number; active: boolean }[]
  ghostEdges?: readonly number[]
  /** Edges that are looked at before they are applied. */
  proposed?: readonly number[] | undefined
  /** The bars are on their way: their place is kept free. */
  awaitsBars?: boolean
  bars?: { borders: readonly number[]; counts: readonly (readonly number[])[] } | undefined
  tones?: readonly string[]
  barName?: string
  barHint?: string
  countText?: (count: number) => string
  /** The figures of each stretch between edges, below the axis. */
  figures?: readonly { from: number; to: number; strong: string; weak: string }[] | undefined
  marker?: { x: number; y: number; text: string } | undefined
  legend?: JSX.Element
  /** What is said of a place, and where that is. */
  tip?: JSX.Element
  tipAt?: number | undefined
  /** Whether its handles change something. */
  editable?: boolean
  /** For screens with little height. */
  low: boolean
  handles?: ((space: PlotSpace) => JSX.Element) | undefined
}

/** A function of one number over the values that there are: what it was, what it is, and where they differ. */
export function LinePlot(props: LinePlotProps): JSX.Element {
  const [width, measure] = createWidth(760)
  const frame = createMemo(() => frameOf(width(), props.bars !== undefined || (props.awaitsBars ?? false), props.low))
  const x = (value: number) => {
    const { left, right } = frame()
    const place = value === Infinity ? 1 : value === -Infinity ? 0 : props.axis.place(value)
    return left + Math.min(Math.max(place, 0), 1) * (right - left)
  }
  const y = (value: number) => scaled(props.yDomain, frame().base, frame().top)(value)
  const path = (corners: readonly Corner[]) =>
    corners
      .map((corner, index) => `${index === 0 ? 'M' : 'L'}${x(corner.x).toFixed(1)} ${y(corner.y).toFixed(1)}`)
      .join('')
  const bottom = () => frame().barBase
  const atEnd = (value: number) => x(value) > width() - 140
  const space: PlotSpace = {
    get frame() {
      return frame()
    },
    x,
    y,
  }
  return (
    <div class="plot over-bars" classList={{ mine: props.editable ?? false }} ref={measure}>
      <div class="plot-legend">{props.legend}</div>
      <svg width={width()} height={frame().height} role={props.editable ? 'group' : 'img'} aria-label={props.name}>
        <For each={props.zones}>
          {([from, to]) => (
            <rect
              class="plot-zone"
              x={x(from)}
              y={frame().top - 4}
              width={Math.max(x(to) - x(from), 0)}
              height={bottom() - frame().top + 4}
            />
          )}
        </For>
        <text x="0" y="11" class="plot-caption">
          {props.yName}
          <tspan class="plot-hint" dx="10">
            {props.yHint}
          </tspan>
        </text>
        <For each={props.yTicks}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={frame().left} x2={frame().right} y1={y(tick)} y2={y(tick)} />
              <text class="plot-tick" x={frame().left - 8} y={y(tick) + 4} text-anchor="end">
                {props.yText(tick)}
              </text>
            </>
          )}
        </For>
        <line class="plot-base" x1={frame().left} x2={frame().right} y1={frame().base} y2={frame().base} />
        <Show when={props.bars}>
          {(bars) => (
            <BarArea
              frame={frame()}
              borders={bars().borders.map(x)}
              counts={bars().counts}
              tones={props.tones ?? []}
              name={props.barName ?? ''}
              hint={props.barHint ?? ''}
              countText={props.countText ?? String}
            />
          )}
        </Show>
        <For each={props.axis.ticks}>
          {(tick) => (
            <text class="plot-tick" x={x(tick)} y={frame().ticks} text-anchor="middle">
              {props.xText(tick)}
            </text>
          )}
        </For>
        <For each={props.ghostEdges}>
          {(edge) => <line class="plot-ghost" x1={x(edge)} x2={x(edge)} y1={frame().top - 4} y2={bottom()} />}
        </For>
        <Show when={props.ghost}>{(corners) => <path class="plot-ghost" d={path(corners())} />}</Show>
        <Index each={props.edges}>
          {(edge) => (
            <line
              class="plot-cut"
              classList={{ active: edge().active }}
              x1={x(edge().x)}
              x2={x(edge().x)}
              y1={frame().top - 4}
              y2={bottom()}
            />
          )}
        </Index>
        <For each={props.proposed}>
          {(edge) => (
            <g>
              <line class="plot-proposed" x1={x(edge)} x2={x(edge)} y1={frame().top - 4} y2={bottom()} />
              <text class="plot-proposed-text" x={x(edge)} y={frame().top - 8} text-anchor="middle">
                {props.xText(edge)}
              </text>
            </g>
          )}
        </For>
        <path class="plot-line" d={path(props.line)} />
        <Show when={props.marker}>
          {(marker) => (
            <>
              <circle class="plot-dot" cx={x(marker().x)} cy={y(marker().y)} r="4" />
              <path class="plot-mark" d={`M${x(marker().x)} ${bottom() + 2}l4.5 7h-9z`} />
              <text
                class="plot-marked over"
                x={x(marker().x) + (atEnd(marker().x) ? -8 : 8)}
                y={frame().ticks}
                text-anchor={atEnd(marker().x) ? 'end' : 'start'}
              >
                {marker().text}
              </text>
            </>
          )}
        </Show>
        <Index each={props.figures}>
          {(figure) => (
            <Figure
              frame={frame()}
              from={x(figure().from)}
              to={x(figure().to)}
              strong={figure().strong}
              weak={figure().weak}
            />
          )}
        </Index>
        {props.handles?.(space)}
      </svg>
      <Show when={props.tipAt !== undefined}>
        <div
          class="plot-tip"
          classList={{ left: x(props.tipAt ?? 0) > width() * 0.55 }}
          style={{ left: `${x(props.tipAt ?? 0)}px`, top: `${frame().handles + 22}px` }}
        >
          {props.tip}
        </div>
      </Show>
    </div>
  )
}

function BarArea(props: {
  frame: PlotFrame
  borders: readonly number[]
  counts: readonly (readonly number[])[]
  tones: readonly string[]
  name: string
  hint: string
  countText: (count: number) => string
}): JSX.Element {
  const most = () => Math.max(1, ...props.counts.map((tones) => tones.reduce((sum, count) => sum + count, 0)))
  const ticks = createMemo(() => countTicks(most()))
  const y = (count: number) => scaled([0, most()], props.frame.barBase, props.frame.barTop)(count)
  return (
    <>
      <text x="0" y={props.frame.handles + 4} class="plot-caption">
        {props.name}
      </text>
      <For each={ticks()}>
        {(tick) => (
          <>
            <line class="plot-grid" x1={props.frame.left} x2={props.frame.right} y1={y(tick)} y2={y(tick)} />
            <text class="plot-tick" x={props.frame.left - 8} y={y(tick) + 4} text-anchor="end">
              {props.countText(tick)}
            </text>
          </>
        )}
      </For>
      <Bars
        borders={props.borders}
        counts={props.counts}
        tones={props.tones}
        most={most()}
        base={props.frame.barBase}
        top={props.frame.barTop}
      />
      <line
        class="plot-base"
        x1={props.frame.left}
        x2={props.frame.right}
        y1={props.frame.barBase}
        y2={props.frame.barBase}
      />
    </>
  )
}

/** Three round counts or so, without 0. */
function countTicks(most: number): number[] {
  const rough = Math.max(most / 3, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    power * ([1, 1.5, 2, 3, 5, 10].find((factor) => factor * power >= rough * 0.8 && (factor * power) % 1 === 0) ?? 10)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step)
}

/** The figures of one stretch, between its ends; what has no room is left out. */
function Figure(props: { frame: PlotFrame; from: number; to: number; strong: string; weak: string }): JSX.Element {
  const room = () => props.to - props.from
  const both = () => halfWidth(props.strong + props.weak) * 2 < room() + 4
  return (
    <g class="plot-figure">
      <path d={`M${props.from + 0.5} ${props.frame.figures - 14}v4h${Math.max(props.to - props.from - 1, 0)}v-4`} />
      <Show when={halfWidth(props.strong) * 2 < room() + 16}>
        <text x={(props.from + props.to) / 2} y={props.frame.figures + 3} text-anchor="middle">
          <tspan class="strong">{props.strong}</tspan>
          <Show when={both()}>
            <tspan class="weak" dx="4">
              {props.weak}
            </tspan>
          </Show>
        </text>
      </Show>
    </g>
  )
}
