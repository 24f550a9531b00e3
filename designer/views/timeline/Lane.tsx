import { For, type JSX, Show } from 'solid-js'
import type { Stretch } from '../../model/governance/lanes.ts'

/** One row of the drawing: which version answers when; what is to come is dashed. */
export function Lane(props: {
  stretches: readonly Stretch[]
  now: number
  x: (time: number) => number
  y: number
  left: number
  right: number
  /** The beginnings of stretches that are marked: they aren't so in the other lane. */
  differing?: ReadonlySet<number>
}): JSX.Element {
  const bars = () =>
    props.stretches.flatMap((stretch) => {
      const from = Math.max(props.x(stretch.from), props.left)
      const to = Math.min(stretch.to === undefined ? props.right : props.x(stretch.to), props.right)
      if (to <= props.left || from >= props.right) return []
      const future = stretch.from > props.now
      const current = !future && (stretch.to === undefined || stretch.to > props.now)
      const state = future ? 'future' : current ? 'current' : 'past'
      return [{ stretch, state, from, width: Math.max(to - from - 1, 2) }]
    })
  const until = (from: number) => Math.max(props.x(props.now) - from, 2)
  return (
    <For each={bars()}>
      {({ stretch, state, from, width }) => (
        <g class={`stretch stretch-${state}`} classList={{ differs: props.differing?.has(stretch.from) ?? false }}>
          <rect class="stretch-bar" x={from + 0.5} y={props.y + 0.5} width={Math.max(width - 1, 1)} height="25" />
          <Show when={state === 'current'}>
            <rect class="stretch-known" x={from} y={props.y} width={Math.min(until(from), width)} height="26" />
          </Show>
          <Show when={width > 26}>
            <text
              class="stretch-version"
              classList={{ 'on-known': state === 'current' && until(from) > 24 }}
              x={from + 7}
              y={props.y + 17}
            >
              v{stretch.version}
            </text>
          </Show>
        </g>
      )}
    </For>
  )
}
