import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index, type JSX, Show } from 'solid-js'
import { type Knee, widestGap } from '../../../model/edit/curve.ts'
import { formatNumber, formatQuantity } from '../../../model/format.ts'
import { localize } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { MissingPolicy } from '../dimension/MissingPolicy.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { PartProblems } from '../PartProblems.tsx'
import { CurvePlot } from './CurvePlot.tsx'
import { type CurveModel, createCurve } from './createCurve.ts'
import '../design.css'
import { AxisNote } from '../Legend.tsx'

/** A curve of a draft: points dragged over the population, and the same points as a table. */
export default function CurveEditor(props: PointsViewProps): JSX.Element {
  const model = createCurve(props)
  return (
    <>
      <figure class="chart">
        <CurvePlot {...props} model={model} />
        <AxisNote isEven={model.line.axis().isEven} beyond={model.line.beyond()} />
      </figure>
      <PartProblems part="dimensions" item={props.dimension.id} />
      <KneeTable {...props} model={model} />
      <p class="ink-3 under">{t('curve.between')}</p>
      <div class="editor-foot">
        <MissingPolicy dimension={props.dimension} missing={model.line.answer()?.missing} />
        <span class="spring" />
        <button type="button" class="button" onClick={() => model.change?.add(widestGap(model.knees()))}>
          <Plus size={14} aria-hidden="true" />
          {t('editBands.addPoint')}
        </button>
      </div>
    </>
  )
}

function KneeTable(props: PointsViewProps & { model: CurveModel }): JSX.Element {
  const view = useStrategy()
  const { model } = props
  const unit = () => (props.facet?.show === 'percent' ? '' : localize(props.facet?.unit, language()))
  const show = () => props.facet?.show
  const was = (knee: Knee, index: number) => {
    const before = model.beforeAt(index)
    if (!before) return t('editBands.new')
    if (before[0] === knee[0] && before[1] === knee[1]) return t('editBands.unchanged')
    const x = formatQuantity(before[0], { show: show() }, language())
    return `${x} · ${t('editBands.points', { points: formatNumber(before[1], language()) })}`
  }
  return (
    <ScrollX>
      <table class="rows design-table narrow-table">
        <thead>
          <tr>
            <th scope="col" class="num">
              {t('curve.at')}
              <Show when={unit()}>, {unit()}</Show>
            </th>
            <th scope="col" class="num">
              {label('points')}
            </th>
            <Show when={model.before()}>
              <th scope="col">{t('editBands.inEffect', { version: `v${view.base()?.number}` })}</th>
            </Show>
            <th scope="col">
              <span class="hidden-visually">{t('editBands.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Index each={model.knees()}>
            {(knee, index) => (
              <tr classList={{ here: model.attended() === index }}>
                <td class="num">
                  <NumberCell
                    text={typedNumber(knee()[0], show())}
                    label={t('editBands.pointAt', { n: index + 1 })}
                    name={`x-${index}`}
                    wide={model.knees().some(([x]) => typedNumber(x, show()).length > 6)}
                    read={(typed) => readNumberCell(typed, show())}
                    needed={t('editBands.edgeNeeded')}
                    onEnter={(x) => x !== undefined && model.change?.type(index, [x, knee()[1]])}
                    onStep={(steps) => model.change?.step(index, steps, 0)}
                  />
                </td>
                <td class="num">
                  <NumberCell
                    text={typedNumber(knee()[1])}
                    label={t('editBands.pointYields', { n: index + 1 })}
                    name={`y-${index}`}
                    read={(typed) => readNumberCell(typed)}
                    needed={t('editBands.pointsNeeded')}
                    onEnter={(y) => y !== undefined && model.change?.type(index, [knee()[0], y])}
                    onStep={(steps) => model.change?.step(index, 0, steps)}
                  />
                </td>
                <Show when={model.before()}>
                  <td class="ink-2 nowrap">{was(knee(), index)}</td>
                </Show>
                <td class="row-actions">
                  <button
                    type="button"
                    class="button icon quiet"
                    aria-label={t('editBands.removePoint', { n: index + 1 })}
                    title={t('editBands.removePoint', { n: index + 1 })}
                    disabled={model.knees().length < 2}
                    onClick={() => model.change?.remove(index)}
                  >
                    <X size={14} aria-hidden="true" />
                  </button>
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </ScrollX>
  )
}
