import type { JSX } from 'solid-js'
import type { PlotPair } from '../../model/compareChanges.ts'
import type { Plot } from '../../model/plot.ts'

const WIDTH = 104
const HEIGHT = 44

/** Points before and after in miniature: the old line dashed, the new one solid. */
export function PlotPairView(props: { pair: PlotPair; name: string }): JSX.Element {
  return (
    <svg class="plot-pair" width={WIDTH} height={HEIGHT} role="img" aria-label={props.name}>
      <polyline class="plot-old" points={pointsOf(props.pair.before)} />
      <polyline class="plot-new" points={pointsOf(props.pair.after)} />
    </svg>
  )
}

function pointsOf({ line, xDomain: [x0, x1], yDomain: [y0, y1] }: Plot): string {
  const x = (value: number) => 1 + ((value - x0) / (x1 - x0 || 1)) * (WIDTH - 2)
  const y = (value: number) => HEIGHT - 3 - ((value - y0) / (y1 - y0 || 1)) * (HEIGHT - 6)
  return line.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')
}
