import { For, Index, type JSX, Show } from 'solid-js'
import { createWidth } from './createSize.ts'

export interface PlotShape {
  line: { x: number; y: number }[]
  edges: number[]
  labels: { x: number; y: number; points: number }[]
  xDomain: [number, number]
  yDomain: [number, number]
  xTicks: number[]
  yTicks: number[]
  place(value: number): number
}

const HEIGHT = 220
const LEFT = 36
const RIGHT = 12
const TOP = 22
const BASE = 172
const FRAME = 6.6

const scale =
  ([d0, d1]: readonly [number, number], r0: number, r1: number) =>
  (value: number) =>
    r0 + ((value - d0) * (r1 - r0)) / (d1 - d0 || 1)

/** A function of one number: plateaus or slopes, the edges in frames below, a marker where a value stands. */
export function StepPlot(props: {
  plot: PlotShape
  name: string
  xText: (value: number) => string
  yText: (value: number) => string
  yName: string
  marker?: { x: number; y: number; text: string } | undefined
}): JSX.Element {
  const [width, measure] = createWidth(760)
  const x = () => scale(props.plot.xDomain, LEFT, width() - RIGHT)
  const y = () => scale(props.plot.yDomain, BASE, TOP)
  const path = () =>
    props.plot.line.map((point, index) => `${index === 0 ? 'M' : 'L'}${x()(point.x)} ${y()(point.y)}`).join('')
  const edgeX = (edge: number) => x()(props.plot.place(edge))
  const half = (text: string) => Math.max(14, (text.length * FRAME) / 2 + 8)
  const edgeCentre = (edge: number) =>
    Math.min(Math.max(edgeX(edge), half(props.xText(edge)) + 2), width() - half(props.xText(edge)) - 2)
  return (
    <div class="plot" ref={measure}>
      <svg width={width()} height={HEIGHT} role="img" aria-label={props.name}>
        <text x="0" y="10" class="plot-caption">
          {props.yName}
        </text>
        <For each={props.plot.yTicks}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={LEFT} x2={width() - RIGHT} y1={y()(tick)} y2={y()(tick)} />
              <text class="plot-tick" x={LEFT - 8} y={y()(tick) + 4} text-anchor="end">
                {props.yText(tick)}
              </text>
            </>
          )}
        </For>
        <line class="plot-base" x1={LEFT} x2={width() - RIGHT} y1={BASE} y2={BASE} />
        <For each={props.plot.xTicks}>
          {(tick) => (
            <text class="plot-tick" x={x()(tick)} y={BASE + 22} text-anchor="middle">
              {props.xText(tick)}
            </text>
          )}
        </For>
        <For each={props.plot.edges}>
          {(edge) => <line class="plot-edge" x1={edgeX(edge)} x2={edgeX(edge)} y1={TOP - 4} y2={BASE + 6} />}
        </For>
        <Show when={props.marker}>
          {(marker) => {
            const at = () => Math.min(Math.max(edgeX(marker().x), LEFT), width() - RIGHT)
            return <line class="plot-probe" x1={at()} x2={at()} y1={y()(marker().y)} y2={BASE + 34} />
          }}
        </Show>
        <path class="plot-line" d={path()} />
        <For each={props.plot.edges}>
          {(edge) => (
            <Frame x={edgeCentre(edge)} y={BASE + 18} text={props.xText(edge)} half={half(props.xText(edge))} />
          )}
        </For>
        <For each={props.plot.labels}>
          {(item) => (
            <Frame
              x={Math.min(Math.max(x()(item.x), LEFT + 16), width() - RIGHT - 16)}
              y={y()(item.y)}
              text={props.yText(item.points)}
              half={half(props.yText(item.points))}
              strong
            />
          )}
        </For>
        <Show when={props.marker}>
          {(marker) => {
            const at = () => Math.min(Math.max(edgeX(marker().x), LEFT), width() - RIGHT)
            const end = () => (at() > width() - 140 ? 'end' : 'start')
            return (
              <>
                <circle class="plot-dot" cx={at()} cy={y()(marker().y)} r="4" />
                <path class="plot-mark" d={`M${at()} ${BASE + 33}l5 8h-10z`} />
                <text class="plot-marked" x={at() + (end() === 'end' ? -9 : 9)} y={BASE + 42} text-anchor={end()}>
                  {marker().text}
                </text>
              </>
            )
          }}
        </Show>
      </svg>
    </div>
  )
}

function Frame(props: { x: number; y: number; half: number; text: string; strong?: boolean }): JSX.Element {
  return (
    <g>
      <rect class="plot-frame" x={props.x - props.half} y={props.y - 10} width={props.half * 2} height="20" rx="4" />
      <text
        class="plot-label"
        classList={{ strong: props.strong ?? false }}
        x={props.x}
        y={props.y + 4}
        text-anchor="middle"
      >
        {props.text}
      </text>
    </g>
  )
}

/** The same in miniature, for a row of a list: only the shape. */
export function MiniPlot(props: { plot: PlotShape }): JSX.Element {
  const x = () => scale(props.plot.xDomain, 1, 55)
  const y = () => scale(props.plot.yDomain, 17, 3)
  const points = () => props.plot.line.map((point) => `${x()(point.x)},${y()(point.y)}`).join(' ')
  return (
    <svg class="plot-mini" width="56" height="20" aria-hidden="true">
      <polyline points={points()} />
    </svg>
  )
}

/** Bars of a few fixed heights, for values that follow names rather than numbers. */
export function MiniBars(props: { values: readonly number[] }): JSX.Element {
  const low = () => Math.min(0, ...props.values)
  const high = () => Math.max(...props.values, low() + 1)
  const step = () => 54 / Math.max(props.values.length, 1)
  const y = () => scale([low(), high()], 18, 3)
  return (
    <svg class="plot-mini" width="56" height="20" aria-hidden="true">
      <Index each={props.values}>
        {(value, index) => (
          <rect
            x={1 + index * step()}
            width={Math.max(step() - 2, 1)}
            y={Math.min(y()(value()), y()(0))}
            height={Math.max(Math.abs(y()(value()) - y()(0)), 1)}
          />
        )}
      </Index>
    </svg>
  )
}
