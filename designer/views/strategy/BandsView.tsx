import type { JSX } from 'solid-js'
import { BandsPlot } from '../design/bands/BandsPlot.tsx'
import { BandTable } from '../design/bands/BandTable.tsx'
import { createBands } from '../design/bands/createBands.ts'
import '../design/design.css'
import { AxisNote } from '../design/Legend.tsx'
import type { PointsViewProps } from './pointsView.ts'

/** Bands as steps over the values of the population, and the same bands as a table. */
export function BandsView(props: PointsViewProps): JSX.Element {
  const model = createBands(props)
  return (
    <>
      <figure class="chart">
        <BandsPlot {...props} model={model} />
        <AxisNote isEven={model.line.axis().isEven} beyond={model.line.beyond()} />
      </figure>
      <BandTable {...props} model={model} />
    </>
  )
}
