import Split from 'lucide-solid/icons/between-horizontal-start'
import X from 'lucide-solid/icons/x'
import { createMemo, Index, type JSX, Show } from 'solid-js'
import { edgeOf, splitPlace } from '../../../model/edit/bands.ts'
import { type ClassBand, moveClassEdge, removeClass, setClassValue, splitClass } from '../../../model/edit/classes.ts'
import { gridOf } from '../../../model/edit/grid.ts'
import { variableOf } from '../../../model/edit/variable.ts'
import { counterpart } from '../../../model/edit/zones.ts'
import { formatQuantity } from '../../../model/format.ts'
import { byId, localize } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import type { ClassesModel } from './createClasses.ts'
import { FigureCells, FigureHeads, useWas } from './Figures.tsx'
import { ValueCell } from './ValueCell.tsx'

/** The bands of a derived value, highest first: where each begins and which value it gives. */
export function ClassBands(props: { model: ClassesModel }): JSX.Element {
  const { model } = props
  const bands = () => model.derived().bands ?? []
  // Rows keep their places from the top, so that a cell keeps its focus while it is typed into.
  const rows = createMemo(() => [...bands()].reverse())
  const unit = () => (model.facet()?.show === 'percent' ? '' : localize(model.facet()?.unit, language()))
  return (
    <ScrollX>
      <table class="rows design-table classes-table">
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
            <th scope="col" classList={{ num: model.type() === 'number' }}>
              {t('classes.gives')}
            </th>
            <FigureHeads model={model} />
          </tr>
        </thead>
        <tbody>
          <Index each={rows()}>
            {(band, place) => <BandRow model={model} bands={bands()} band={band()} index={rows().length - 1 - place} />}
          </Index>
        </tbody>
      </table>
    </ScrollX>
  )
}

function BandRow(props: {
  model: ClassesModel
  bands: readonly ClassBand[]
  band: ClassBand
  index: number
}): JSX.Element {
  const view = useStrategy()
  const was = useWas()
  const { model } = props
  const show = () => model.facet()?.show
  const next = () => props.bands[props.index + 1]
  const name = () => t('editBands.numbered', { n: props.index + 1 })
  const edge = () => edgeOf(props.band)
  /** What the edges, or else the field, lie between. */
  const span = (): [number, number] => {
    const field = byId(view.document().fields, variableOf(model.derived().value))
    const all = [...props.bands.map(edgeOf), field?.min, field?.max].filter((value) => value !== undefined)
    const [low, high] = [Math.min(...all), Math.max(...all)]
    return high > low ? [low, high] : [Number.isFinite(low) ? low - 1 : 0, Number.isFinite(low) ? low + 1 : 1]
  }
  const grid = () => gridOf(view.snapshot(), model.derived().value, (span()[1] - span()[0]) / 100)
  const splitAt = () => splitPlace(props.bands, props.index, span(), grid())
  const before = () => {
    const others = model.before()?.bands
    return others && counterpart(props.bands, others, props.index)?.value
  }
  const merge = (what: string) => `class ${what} ${model.id} ${props.index}`
  const move = (wish: number, free: boolean, merged?: string) =>
    model.edit('editBands.edgeOf', moveClassEdge(model.id, props.index, wish, grid(), free), merged)
  return (
    <tr>
      <th scope="row" class="ink-3 tab">
        {props.index + 1}
      </th>
      <td class="num">
        <Show when={edge() !== undefined} fallback={<span class="ink-3">—</span>}>
          <NumberCell
            text={typedNumber(edge(), show())}
            wide={props.bands.some((band) => typedNumber(edgeOf(band), show()).length > 6)}
            before={props.band.above === undefined ? '' : '>'}
            label={t('editBands.edgeOfBand', { band: name() })}
            read={(typed) => readNumberCell(typed, show())}
            needed={t('editBands.edgeNeeded')}
            onEnter={(value) => value !== undefined && move(value, true)}
            onStep={(steps) => move((edge() ?? 0) + steps * grid().step, false, merge('edge'))}
          />
        </Show>
      </td>
      <td class="num ink-2">
        <Show when={edgeOf(next()) !== undefined} fallback="—">
          {next()?.above === undefined ? '' : '≤ '}
          {formatQuantity(edgeOf(next()) ?? 0, { show: show() }, language())}
        </Show>
      </td>
      <td classList={{ num: model.type() === 'number' }}>
        <ValueCell
          value={props.band.value}
          type={model.type()}
          label={t('classes.valueOf', { name: name() })}
          onEnter={(value, merged) =>
            value !== undefined &&
            model.edit(
              'classes.step.value',
              setClassValue(model.id, props.index, value),
              merged === undefined ? undefined : merge('value'),
            )
          }
        />
      </td>
      <FigureCells model={model} was={was(before(), props.band.value)} row={props.index} />
      <td class="row-actions">
        <button
          type="button"
          class="button icon quiet"
          aria-label={t('editBands.splitBand', { band: name() })}
          title={t('editBands.splitBand', { band: name() })}
          disabled={splitAt() === undefined}
          onClick={() => {
            const place = splitAt()
            if (place === undefined) return
            model.edit('editBands.splitOf', splitClass(model.id, props.index, place, grid()))
          }}
        >
          <Split size={14} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button icon quiet"
          aria-label={t('editBands.removeBand', { band: name() })}
          title={t('editBands.removeBand', { band: name() })}
          disabled={props.bands.length < 2}
          onClick={() => model.edit('editBands.removeOf', removeClass(model.id, props.index))}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </td>
    </tr>
  )
}
