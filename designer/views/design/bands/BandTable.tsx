import Split from 'lucide-solid/icons/between-horizontal-start'
import X from 'lucide-solid/icons/x'
import { createMemo, Index, type JSX, Show } from 'solid-js'
import { type Band, edgeOf, removeBand, setBandTitle, splitBand, splitPlace } from '../../../model/edit/bands.ts'
import { ownText, withWording } from '../../../model/edit/text.ts'
import { formatNumber, formatQuantity } from '../../../model/format.ts'
import { localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { awaitsPopulation, useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { CountCells, CountHeads, TotalCells } from '../Counts.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { bandName } from './BandsPlot.tsx'
import type { BandsModel } from './createBands.ts'

/** The bands as a table, highest first, in step with the drawing. */
export function BandTable(props: PointsViewProps & { model: BandsModel }): JSX.Element {
  const { model } = props
  const view = useStrategy()
  const unit = () => (props.facet?.show === 'percent' ? '' : localize(props.facet?.unit, language()))
  // Rows keep their places from the top, so that a cell keeps its focus while it is typed into.
  const rows = createMemo(() => [...model.bands()].reverse())
  return (
    <ScrollX>
      <table class="rows design-table">
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
            <Show when={model.before()}>
              <th scope="col">{t('editBands.inEffect', { version: `v${view.base()?.number}` })}</th>
            </Show>
            <CountHeads answer={model.line.answer()} />
            <Show when={model.change}>
              <th scope="col">
                <span class="hidden-visually">{t('editBands.actions')}</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <Index each={rows()}>
            {(band, place) => <BandRow {...props} band={band()} index={rows().length - 1 - place} />}
          </Index>
        </tbody>
        <tfoot hidden={!model.line.answer() && !awaitsPopulation(view)}>
          <tr>
            <th scope="row" colSpan={model.before() ? 5 : 4}>
              {t('editBands.all')}
            </th>
            <TotalCells answer={model.line.answer()} />
            <Show when={model.change}>
              <td />
            </Show>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  )
}

function BandRow(props: PointsViewProps & { model: BandsModel; band: Band; index: number }): JSX.Element {
  const { model } = props
  const show = () => props.facet?.show
  const full = (value: number) => formatQuantity(value, { show: show() }, language())
  const next = () => model.bands()[props.index + 1]
  const name = () => bandName(props.band, props.index)
  const isAttended = () => model.attended()?.band === props.index
  const isHere = () => props.result?.band === props.index
  const from = () => edgeOf(props.band)
  return (
    <tr classList={{ here: isAttended() || (isHere() && !model.change) }}>
      <th scope="row" class="band-name">
        <span class="ink-3 tab row-number">{props.index + 1}</span>
        <Show when={model.change} fallback={<span>{localize(props.band.title, language())}</span>}>
          <TitleCell {...props} />
        </Show>
        <Show when={isHere()}>
          <span class="here-mark">{t('try.here')}</span>
        </Show>
      </th>
      <td class="num">
        <Show when={from() !== undefined} fallback={<span class="ink-3">—</span>}>
          <Show when={model.change} fallback={`${props.band.above === undefined ? '' : '> '}${full(from() as number)}`}>
            {(change) => (
              <NumberCell
                text={typedNumber(from(), show())}
                wide={model.bands().some((band) => typedNumber(edgeOf(band), show()).length > 6)}
                before={props.band.above === undefined ? '' : '>'}
                label={t('editBands.edgeOfBand', { band: name() })}
                name={`edge-${props.index}`}
                read={(typed) => readNumberCell(typed, show())}
                needed={t('editBands.edgeNeeded')}
                onEnter={(value) => value !== undefined && change().typeEdge(props.index, value)}
                onStep={(steps) => change().stepEdge(props.index, steps)}
              />
            )}
          </Show>
        </Show>
      </td>
      <td class="num ink-2">
        {next()?.from !== undefined
          ? full(next()?.from as number)
          : next()?.above !== undefined
            ? `≤ ${full(next()?.above as number)}`
            : '—'}
      </td>
      <td class="num">
        <Show when={model.change} fallback={<b>{formatNumber(props.band.points, language())}</b>}>
          {(change) => (
            <NumberCell
              text={typedNumber(props.band.points)}
              label={t('editBands.pointsOfBand', { band: name() })}
              name={`points-${props.index}`}
              read={(typed) => readNumberCell(typed)}
              needed={t('editBands.pointsNeeded')}
              onEnter={(value) => value !== undefined && change().typePoints(props.index, value)}
              onStep={(steps) => change().stepPoints(props.index, steps)}
            />
          )}
        </Show>
      </td>
      <Show when={model.before()}>
        <td class="ink-2 nowrap">
          <Before {...props} />
        </td>
      </Show>
      <CountCells answer={model.line.answer()} hit={props.index} />
      <Show when={model.change}>
        <td class="row-actions">
          <Actions {...props} name={name()} />
        </td>
      </Show>
    </tr>
  )
}

/** What the band is in the version in effect. */
function Before(props: PointsViewProps & { model: BandsModel; band: Band; index: number }): JSX.Element {
  const before = () => props.model.beforeAt(props.index)
  const parts = () => {
    const was = before()
    if (!was) return t('editBands.new')
    const edge = edgeOf(was)
    const full = (value: number) => formatQuantity(value, { show: props.facet?.show }, language())
    const changed = [
      edge === edgeOf(props.band) || edge === undefined ? '' : `${was.above === undefined ? '≥' : '>'} ${full(edge)}`,
      was.points === props.band.points ? '' : t('editBands.points', { points: formatNumber(was.points, language()) }),
    ].filter(Boolean)
    return changed.length === 0 ? t('editBands.unchanged') : changed.join(' · ')
  }
  return <>{parts()}</>
}

function TitleCell(props: PointsViewProps & { model: BandsModel; band: Band; index: number }): JSX.Element {
  const written = () => ownText(props.band.title, language(), language())
  return (
    <input
      class="text-cell"
      value={written()}
      placeholder={localize(props.band.title, language()) || t('editBands.untitled')}
      aria-label={t('editBands.titleOf', { n: props.index + 1 })}
      autocomplete="off"
      onInput={(event) => {
        event.currentTarget.dataset.typing = 'true'
      }}
      onChange={(event) => {
        event.currentTarget.dataset.typing = 'false'
        const title = withWording(props.band.title, language(), language(), event.currentTarget.value)
        const name = nameOf(props.dimension, language())
        props.model.change?.edit(
          () => t('editBands.titlesOf', { name }),
          setBandTitle(props.dimension.id, props.index, title),
        )
      }}
    />
  )
}

function Actions(props: PointsViewProps & { model: BandsModel; band: Band; index: number; name: string }): JSX.Element {
  const { model } = props
  const at = () => {
    const { low, high } = model.line.axis()
    const grid = model.line.gridAt(edgeOf(props.band) ?? edgeOf(model.bands()[1]) ?? low)
    const place = splitPlace(model.bands(), props.index, [low, high], grid)
    return place === undefined ? undefined : { place, grid }
  }
  const name = () => nameOf(props.dimension, language())
  return (
    <>
      <button
        type="button"
        class="button icon quiet"
        aria-label={t('editBands.splitBand', { band: props.name })}
        title={t('editBands.splitBand', { band: props.name })}
        disabled={at() === undefined}
        onClick={() => {
          const found = at()
          if (!found) return
          const change = splitBand(props.dimension.id, props.index, found.place, found.grid)
          model.change?.edit(() => t('editBands.splitOf', { name: name() }), change)
        }}
      >
        <Split size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        class="button icon quiet"
        aria-label={t('editBands.removeBand', { band: props.name })}
        title={t('editBands.removeBand', { band: props.name })}
        disabled={model.bands().length < 2}
        onClick={() => {
          const change = removeBand(props.dimension.id, props.index)
          model.change?.edit(() => t('editBands.removeOf', { name: name() }), change)
        }}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </>
  )
}
