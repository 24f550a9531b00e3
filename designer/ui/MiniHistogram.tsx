import { Index, type JSX } from 'solid-js'

const GAP = 1

/** Counts as bars side by side, in a row of a table whose figures say the same. */
export function MiniHistogram(props: { counts: readonly number[]; width?: number; height?: number }): JSX.Element {
  const width = () => props.width ?? 132
  const height = () => props.height ?? 24
  const most = () => Math.max(1, ...props.counts)
  const step = () => Math.min(width() / Math.max(props.counts.length, 1), 16)
  // What is there at all can be seen.
  const tall = (count: number) => (count === 0 ? 0 : Math.max((count / most()) * (height() - 1), 1.5))
  return (
    <svg class="mini-histogram" width={width()} height={height()} aria-hidden="true">
      <line x1="0" x2={width()} y1={height() - 0.5} y2={height() - 0.5} />
      <Index each={props.counts}>
        {(count, index) => (
          <rect
            x={index * step()}
            y={height() - 1 - tall(count())}
            width={Math.max(step() - GAP, 0.75)}
            height={tall(count())}
          />
        )}
      </Index>
    </svg>
  )
}
