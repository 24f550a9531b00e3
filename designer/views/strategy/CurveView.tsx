import { For, type JSX, Show } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { formatNumber, formatQuantity } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { CurvePlot } from '../design/curve/CurvePlot.tsx'
import { createCurve } from '../design/curve/createCurve.ts'
import '../design/design.css'
import { AxisNote } from '../design/Legend.tsx'
import type { PointsViewProps } from './pointsView.ts'

/** A curve as a line through its knees, and the knees as a table. */
export function CurveView(props: PointsViewProps): JSX.Element {
  const model = createCurve(props)
  const unit = () => (props.facet?.show === 'percent' ? '' : localize(props.facet?.unit, language()))
  return (
    <>
      <figure class="chart">
        <CurvePlot {...props} model={model} />
        <AxisNote isEven={model.line.axis().isEven} beyond={model.line.beyond()} />
      </figure>
      <ScrollX>
        <table class="rows narrow-table">
          <thead>
            <tr>
              <th scope="col" class="num">
                {t('curve.at')}
                <Show when={unit()}>, {unit()}</Show>
              </th>
              <th scope="col" class="num">
                {label('points')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.dimension.points.curve}>
              {([x, y]) => (
                <tr>
                  <td class="num">{formatQuantity(x, { show: props.facet?.show }, language())}</td>
                  <td class="num strong">{formatNumber(y, language())}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
      <p class="ink-3 under">{t('curve.between')}</p>
    </>
  )
}
