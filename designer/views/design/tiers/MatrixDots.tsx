import { createMemo, For, type JSX, Show } from 'solid-js'
import { rankAt } from '../../../model/ladder.ts'
import type { MatrixAnswer } from '../../../model/preview/questions/matrix.ts'
import { DOWN, UP } from '../../../model/preview/state.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { MatrixSpace } from './matrixSpace.ts'

const [SMALLEST, LARGEST] = [2.6, 9]
/** How dense squares are told apart. */
const SHADES = 5

/** Subjects as dots by final tier with rings around those that move, or as squares, denser where there are more. */
export function MatrixDots(props: {
  answer: MatrixAnswer
  space: MatrixSpace
  domain: Record<'x' | 'y', readonly [number, number]>
}): JSX.Element {
  const view = useStrategy()
  const tones = () => {
    const { tiers, ordered } = view.document()
    return tiers.map((_, index) => rankAt(index, tiers.length, ordered !== false).tone)
  }
  const drawn = createMemo(() => {
    const { dots } = props.answer
    if (!dots) return undefined
    const tiers = tones().map(() => [] as string[])
    const [up, down]: [string[], string[]] = [[], []]
    // The largest first, so that small ones stay on top.
    const order = Array.from(dots.rows.keys()).sort((a, b) => (dots.sizes[b] as number) - (dots.sizes[a] as number))
    for (const index of order) {
      const [x, y] = [props.space.x(dots.x[index] as number), props.space.y(dots.y[index] as number)]
      const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(dots.sizes[index] as number)
      tiers[dots.tiers[index] as number]?.push(circle(x, y, radius))
      if (dots.ways[index] === UP) up.push(circle(x, y, radius + 2.5))
      if (dots.ways[index] === DOWN) down.push(circle(x, y, radius + 2.5))
    }
    return { tiers: tiers.map((paths) => paths.join('')), up: up.join(''), down: down.join('') }
  })
  return (
    <g>
      <Show when={drawn()}>
        {(paths) => (
          <>
            <For each={tones()}>
              {(tone, tier) => <path class={`matrix-dot ${tone}`} d={paths().tiers[tier()] ?? ''} />}
            </For>
            <path class="matrix-ring up" d={paths().up} />
            <path class="matrix-ring down" d={paths().down} />
          </>
        )}
      </Show>
      <For each={squares(props, tones())}>
        {({ tone, shade, path }) => (
          <path class={`matrix-square ${tone}`} style={{ 'fill-opacity': (shade + 1) / SHADES }} d={path} />
        )}
      </For>
    </g>
  )
}

const circle = (x: number, y: number, radius: number): string => {
  const r = radius.toFixed(1)
  return `M${(x - radius).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${(2 * radius).toFixed(1)} 0a${r} ${r} 0 1 0 ${(-2 * radius).toFixed(1)} 0`
}

/** One path for each tier and shade. */
function squares(
  { answer, space, domain }: Parameters<typeof MatrixDots>[0],
  tones: readonly string[],
): { tone: string; shade: number; path: string }[] {
  const { density } = answer
  if (!density) return []
  const at = ([low, high]: readonly [number, number], part: number, parts: number) =>
    low + ((high - low) * part) / parts
  const paths = new Map<string, { tone: string; shade: number; path: string }>()
  for (const { column, row, tier, count } of density.squares) {
    const shade = Math.min(Math.floor((Math.sqrt(count) / Math.sqrt(density.most)) * SHADES), SHADES - 1)
    const [left, right] = [column, column + 1].map((part) => space.x(at(domain.x, part, density.columns))) as [
      number,
      number,
    ]
    const [bottom, top] = [row, row + 1].map((part) => space.y(at(domain.y, part, density.rows))) as [number, number]
    const key = `${tier} ${shade}`
    const found = paths.get(key) ?? { tone: tones[tier] ?? 'tone-none', shade, path: '' }
    found.path += `M${left.toFixed(1)} ${top.toFixed(1)}H${(right - 0.5).toFixed(1)}V${(bottom - 0.5).toFixed(1)}H${left.toFixed(1)}z`
    paths.set(key, found)
  }
  return [...paths.values()]
}
