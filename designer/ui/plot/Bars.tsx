import { Index, type JSX } from 'solid-js'

/** Counts along an axis as stacked bars, the first tone on top. One path a tone: hundreds of bars move within a frame. */
export function Bars(props: {
  /** From left to right, in pixels. */
  borders: readonly number[]
  /** Bar by bar, by tone. */
  counts: readonly (readonly number[])[]
  tones: readonly string[]
  /** How many fill the height. */
  most: number
  base: number
  top: number
}): JSX.Element {
  const unit = () => (props.base - props.top) / Math.max(props.most, 1)
  const path = (tone: number) => {
    const parts: string[] = []
    for (let bar = 0; bar < props.counts.length; bar++) {
      const counts = props.counts[bar] as readonly number[]
      const count = counts[tone] ?? 0
      if (count === 0) continue
      let below = 0
      for (let other = tone + 1; other < counts.length; other++) below += counts[other] as number
      const [left, right] = [props.borders[bar] as number, props.borders[bar + 1] as number]
      const gap = right - left > 4 ? 1 : 0
      const [y, height] = [props.base - (below + count) * unit(), count * unit()]
      parts.push(
        `M${left.toFixed(1)} ${y.toFixed(1)}h${Math.max(right - left - gap, 0.6).toFixed(1)}v${height.toFixed(1)}H${left.toFixed(1)}z`,
      )
    }
    return parts.join('')
  }
  return (
    <g class="plot-bars">
      <Index each={props.tones}>{(tone, index) => <path class={`plot-bar ${tone()}`} d={path(index)} />}</Index>
    </g>
  )
}
