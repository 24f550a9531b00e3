import { For, type JSX } from 'solid-js'

interface Part {
  count: number
  /** The palette's class. */
  tone: string
}

const GAP = 1

/** Counts as parts of one bar, in a fixed order; what stands beside it says the same in figures. */
export function ShareBar(props: { parts: readonly Part[]; width: number; height?: number }): JSX.Element {
  const height = () => props.height ?? 12
  const placed = () => {
    const shown = props.parts.filter(({ count }) => count > 0)
    const total = shown.reduce((sum, { count }) => sum + count, 0)
    const room = props.width - GAP * Math.max(0, shown.length - 1)
    let x = 0
    return shown.map(({ count, tone }) => {
      const width = (count / total) * room
      const part = { x, width: Math.max(width, 1), tone }
      x += width + GAP
      return part
    })
  }
  return (
    <svg class="share-bar" width={props.width} height={height()} aria-hidden="true">
      <For each={placed()}>
        {(part) => (
          <rect
            class={`share-part ${part.tone}`}
            x={part.x + 0.5}
            y="0.5"
            width={Math.max(part.width - 1, 0.5)}
            height={height() - 1}
          />
        )}
      </For>
    </svg>
  )
}
