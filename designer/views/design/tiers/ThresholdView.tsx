import { type JSX, Show } from 'solid-js'
import { createCuts } from './createCuts.ts'
import { createTiering } from './createTiering.ts'
import { ThresholdPlot } from './ThresholdPlot.tsx'
import '../design.css'
import './tiers.css'

/** The thresholds of a version over its population, to be read; in their place something else until it is counted. */
export default function ThresholdView(props: { meanwhile: JSX.Element }): JSX.Element {
  const tiering = createTiering()
  const cuts = createCuts(tiering)
  const isCounted = () =>
    tiering.figures() !== undefined && cuts.histogram()?.histogram.length === cuts.axis().bins.count
  return (
    <Show when={isCounted()} fallback={props.meanwhile}>
      <ThresholdPlot tiering={tiering} cuts={cuts} />
    </Show>
  )
}
