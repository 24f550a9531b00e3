import { For, type JSX, Show } from 'solid-js'

/**
 * Rank as rising bars: all filled for rank 1, one for the last. Without an order, a plain mark. The
 * palette comes from the tone class; rank is never told by colour alone.
 */
export function RankGlyph(props: {
  rank: number
  of: number
  ordered: boolean
  tone: string
  size?: number
}): JSX.Element {
  const bars = () => Math.min(Math.max(props.of, 3), 6)
  const filled = () =>
    props.of <= 1 ? bars() : Math.max(1, Math.round(bars() - ((bars() - 1) * (props.rank - 1)) / (props.of - 1)))
  const size = () => props.size ?? 12
  const step = () => 12 / bars()
  return (
    <svg class={`glyph ${props.tone}`} width={size()} height={size()} viewBox="0 0 12 12" aria-hidden="true">
      <Show when={props.ordered} fallback={<rect x="2.5" y="2.5" width="7" height="7" rx="1.5" class="glyph-plain" />}>
        <For each={Array.from({ length: bars() }, (_, index) => index)}>
          {(index) => {
            const height = () => 3 + (9 * (index + 1)) / bars()
            return (
              <rect
                x={index * step()}
                y={12 - height()}
                width={step() - 0.9}
                height={height()}
                class={index < filled() ? 'glyph-on' : 'glyph-off'}
              />
            )
          }}
        </For>
      </Show>
    </svg>
  )
}
