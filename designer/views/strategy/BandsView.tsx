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

/** Bands as steps, and the same bands as a table. */
export function BandsView(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const bands = () => props.dimension.points.bands ?? []
  const limits = () => byId(view.document().fields, variableOf(props.dimension.value)) ?? {}
  const plot = createMemo(() => plotOf(props.dimension.points, limits()))
  const short = (value: number) =>
    props.facet?.show === 'percent' ? formatQuantity(value, props.facet, language()) : formatShort(value, language())
  const full = (value: number) => formatQuantity(value, { show: props.facet?.show }, language())
  const unit = () => (props.facet?.show === 'percent' ? '' : localize(props.facet?.unit, language()))
  const hasReasons = () => bands().some((band) => band.reason !== undefined)
  return (
    <>
      <Show when={plot()}>
        {(shape) => (
          <figure class="chart">
            <StepPlot
              plot={shape()}
              name={t('chart.steps', { name: nameOf(props.dimension, language()) })}
              xText={short}
              yText={(value) => formatNumber(value, language())}
              yName={label('points')}
              marker={markerOf(props)}
            />
            <Show when={!shape().toScale}>
              <figcaption class="caption">{t('chart.notToScale')}</figcaption>
            </Show>
          </figure>
        )}
      </Show>
      <ScrollX>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{label('band')}</th>
              <th scope="col" class="num">
                {t('band.from')}
                <Show when={unit()}>, {unit()}</Show>
              </th>
              <th scope="col" class="num">
                {t('band.to')}
              </th>
              <th scope="col" class="num">
                {label('points')}
              </th>
              <Show when={hasReasons()}>
                <th scope="col">{label('reason')}</th>
              </Show>
              <th scope="col">
                <span class="hidden-visually">{t('try.here')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For
              each={bands()
                .map((band, index) => ({ band, index }))
                .reverse()}
            >
              {({ band, index }) => {
                const next = () => bands()[index + 1]
                return (
                  <tr classList={{ here: props.result?.band === index }}>
                    <th scope="row">
                      <span class="ink-3 tab row-number">{index + 1}</span> {localize(band.title, language())}
                    </th>
                    <td class="num">
                      {band.from !== undefined
                        ? full(band.from)
                        : band.above !== undefined
                          ? `> ${full(band.above)}`
                          : '—'}
                    </td>
                    <td class="num ink-2">
                      {next()?.from !== undefined
                        ? full(next()?.from as number)
                        : next()?.above !== undefined
                          ? `≤ ${full(next()?.above as number)}`
                          : '—'}
                    </td>
                    <td class="num strong">{formatNumber(band.points, language())}</td>
                    <Show when={hasReasons()}>
                      <td class="ink-2">{localize(band.reason, language())}</td>
                    </Show>
                    <td class="here-cell">{props.result?.band === index ? t('try.here') : ''}</td>
                  </tr>
                )
              }}
            </For>
          </tbody>
        </table>
      </ScrollX>
    </>
  )
}
