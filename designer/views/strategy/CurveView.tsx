import { createMemo, For, type JSX, Show } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { formatNumber, formatQuantity, formatShort } from '../../model/format.ts'
import { byId, nameOf } from '../../model/names.ts'
import { plotOf } from '../../model/plot.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { StepPlot } from '../../ui/StepPlot.tsx'
import { useStrategy } from './context.ts'
import { markerOf } from './marker.ts'
import { type PointsViewProps, variableOf } from './pointsView.ts'

/** A curve as a line through its knees, and the knees as a table. */
export function CurveView(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const limits = () => byId(view.document().fields, variableOf(props.dimension.value)) ?? {}
  const plot = createMemo(() => plotOf(props.dimension.points, limits()))
  const unit = () => (props.facet?.show === 'percent' ? '' : localize(props.facet?.unit, language()))
  const short = (value: number) =>
    props.facet?.show === 'percent' ? formatQuantity(value, props.facet, language()) : formatShort(value, language())
  return (
    <>
      <Show when={plot()}>
        {(shape) => (
          <figure class="chart">
            <StepPlot
              plot={shape()}
              name={t('chart.curve', { name: nameOf(props.dimension, language()) })}
              xText={short}
              yText={(value) => formatNumber(value, language())}
              yName={label('points')}
              marker={markerOf(props)}
            />
          </figure>
        )}
      </Show>
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
