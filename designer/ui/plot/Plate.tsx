import type { JSX } from 'solid-js'
import { halfWidth } from './frame.ts'

/** A handle's frame where nothing can be changed: the figure alone. */
export function Plate(props: { x: number; y: number; text: string }): JSX.Element {
  return (
    <g>
      <rect
        class="plot-frame"
        x={props.x - halfWidth(props.text)}
        y={props.y - 10}
        width={halfWidth(props.text) * 2}
        height="20"
        rx="4"
      />
      <text class="plot-label strong" x={props.x} y={props.y + 4} text-anchor="middle">
        {props.text}
      </text>
    </g>
  )
}
