import { Index, type JSX } from 'solid-js'

/** The shape of a line. */
interface Shape {
  line: readonly { x: number; y: number }[]
  xDomain: readonly [number, number]
  yDomain: readonly [number, number]
}

const scale =
  ([d0, d1]: readonly [number, number], r0: number, r1: number) =>
  (value: number) =>
    r0 + ((value - d0) * (r1 - r0)) / (d1 - d0 || 1)

/** A function of one number in miniature, for a row of a list: only the shape. */
export function MiniPlot(props: { plot: Shape }): JSX.Element {
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
