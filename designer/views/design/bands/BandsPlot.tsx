import { createMemo, Index, type JSX, Show } from 'solid-js'
import { type Band, edgeOf } from '../../../model/edit/bands.ts'
import { bandZones } from '../../../model/edit/zones.ts'
import { formatNumber } from '../../../model/format.ts'
import { localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { ticksOf } from '../../../model/ticks.ts'
import { label, t } from '../../../model/words.ts'
import { createMedia } from '../../../ui/createMedia.ts'
import { halfWidth, spreadOut } from '../../../ui/plot/frame.ts'
import { Handle } from '../../../ui/plot/Handle.tsx'
import { type Corner, LinePlot, type PlotSpace } from '../../../ui/plot/LinePlot.tsx'
import { Plate } from '../../../ui/plot/Plate.tsx'
import { awaitsPopulation, useStrategy } from '../../strategy/context.ts'
import { markerOf } from '../../strategy/marker.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { Legend, percentOf, subjectHeading } from '../Legend.tsx'
import { BandTip } from './BandTip.tsx'
import type { BandsModel } from './createBands.ts'

/** Bands as steps over the values of the population; on a draft every edge and every plateau can be dragged. */
export function BandsPlot(
  props: PointsViewProps & { model: BandsModel; proposed?: readonly number[] | undefined },
): JSX.Element {
  const view = useStrategy()
  const { model } = props
  const low = createMedia('(max-height: 820px)')
  // While something is dragged the scale stays.
  const yDomain = createMemo<[number, number]>((last) => {
    const all = [...model.bands(), ...(model.before() ?? [])].map((band) => band.points)
    const next = model.line.yDomain(all)
    return last && view.editing?.editor.isMoving() ? last : next
  })
  const isChanged = () => zones().length > 0
  const zones = createMemo(() => {
    const before = model.before()
    return before ? bandZones(model.bands(), before) : []
  })
  const movedGhosts = () => {
    const own = new Set(model.bands().map(edgeOf))
    return (model.before() ?? []).map(edgeOf).filter((edge): edge is number => edge !== undefined && !own.has(edge))
  }
  const edges = () =>
    model
      .bands()
      .slice(1)
      .map((band, index) => ({ x: edgeOf(band) as number, active: isAttended('edge', index + 1) }))
  const isAttended = (kind: 'edge' | 'points', band: number) => {
    const attended = model.attended()
    return attended?.kind === kind && attended.band === band
  }
  const figures = () => {
    const answer = model.line.answer()
    if (!answer) return undefined
    const total = answer.hits.reduce((sum, { count }) => sum + count, 0)
    return model.bands().map((band, index) => {
      const count = answer.hits.find(({ hit }) => hit === index)?.count ?? 0
      return {
        from: edgeOf(band) ?? -Infinity,
        to: edgeOf(model.bands()[index + 1]) ?? Infinity,
        strong: formatNumber(count, language()),
        weak: percentOf(count, total),
      }
    })
  }
  const tipAt = () => {
    const handle = model.attended()
    if (!handle || !model.before()) return undefined
    return edgeOf(model.bands()[handle.band]) ?? edgeOf(model.bands()[1])
  }
  return (
    <LinePlot
      name={t('chart.steps', { name: nameOf(props.dimension, language()) })}
      axis={model.line.axis()}
      yDomain={yDomain()}
      yTicks={ticksOf(yDomain(), 4)}
      xText={model.line.short}
      yText={(value) => formatNumber(value, language())}
      yName={label('points')}
      yHint={model.change ? t('editBands.dragHint') : undefined}
      line={cornersOf(model.bands())}
      ghost={isChanged() ? cornersOf(model.before() ?? []) : undefined}
      ghostEdges={movedGhosts()}
      zones={zones()}
      edges={edges()}
      proposed={props.proposed}
      bars={model.line.bars()}
      awaitsBars={awaitsPopulation(view)}
      tones={model.line.tones()}
      barName={subjectHeading(view.document())}
      countText={(count) => formatNumber(count, language())}
      figures={figures()}
      marker={markerOf(props)}
      legend={<Legend ghost={isChanged()} bars={model.line.bars() !== undefined} />}
      tipAt={tipAt()}
      tip={<BandTip {...props} handle={model.attended() ?? { kind: 'edge', band: 1 }} />}
      editable={model.change !== undefined}
      low={low()}
      handles={(space) => <Handles {...props} space={space} yDomain={yDomain()} />}
    />
  )
}

const cornersOf = (bands: readonly Band[]): Corner[] =>
  bands.flatMap((band, index) => [
    { x: edgeOf(band) ?? -Infinity, y: band.points },
    { x: edgeOf(bands[index + 1]) ?? Infinity, y: band.points },
  ])

function Handles(
  props: PointsViewProps & { model: BandsModel; space: PlotSpace; yDomain: readonly [number, number] },
): JSX.Element {
  const { model } = props
  const { space } = props
  const places = createMemo(() => {
    const edges = model.bands().slice(1)
    return spreadOut(
      edges.map((band) => space.x(edgeOf(band) as number)),
      edges.map((band) => halfWidth(edgeText(model, band)) + 4),
      [0, space.frame.right + 12],
    )
  })
  return (
    <>
      <Index each={model.bands().slice(1)}>
        {(band, index) => <EdgeHandle {...props} index={index + 1} band={band()} x={places()[index] ?? 0} />}
      </Index>
      <Index each={model.bands()}>{(band, index) => <PointsHandle {...props} index={index} band={band()} />}</Index>
    </>
  )
}

interface HandleProps extends PointsViewProps {
  model: BandsModel
  space: PlotSpace
  yDomain: readonly [number, number]
  index: number
  band: Band
}

const edgeText = ({ line }: BandsModel, band: Band): string =>
  `${band.above === undefined ? '' : '> '}${line.short(edgeOf(band) ?? 0)}`

/** The name of a band: its title, else its number from below. */
export const bandName = (band: Band | undefined, index: number): string =>
  localize(band?.title, language()) || t('editBands.numbered', { n: index + 1 })

function EdgeHandle(props: HandleProps & { x: number }): JSX.Element {
  const view = useStrategy()
  const { model, space } = props
  const value = () => edgeOf(props.band) as number
  let start: number | undefined
  const text = () => edgeText(model, props.band)
  const spoken = () => {
    const ghost = edgeOf(model.beforeAt(props.index))
    const was =
      ghost === undefined || ghost === value()
        ? ''
        : `, ${t('editBands.was', { value: model.line.short(ghost), version: `v${view.base()?.number}` })}`
    return t('editBands.startsAt', { band: bandName(props.band, props.index), value: text() }) + was
  }
  const valueAt = (x: number) => {
    const { left, right } = space.frame
    return model.line.axis().value((x - left) / (right - left))
  }
  return (
    <Show when={model.change} fallback={<Plate x={props.x} y={space.frame.handles} text={text()} />}>
      {(change) => (
        <Handle
          x={props.x}
          y={space.frame.handles}
          half={halfWidth(text()) + 4}
          text={text()}
          label={t('editBands.edgeOfBand', { band: bandName(props.band, props.index) })}
          valueText={spoken()}
          now={value()}
          min={edgeOf(model.bands()[props.index - 1]) ?? model.line.axis().low}
          max={edgeOf(model.bands()[props.index + 1]) ?? model.line.axis().high}
          direction="across"
          active={model.attended()?.kind === 'edge' && model.attended()?.band === props.index}
          actions={{
            drag(dx) {
              start ??= space.x(value())
              change().dragEdge(props.index, valueAt(start + dx))
            },
            drop(keep) {
              start = undefined
              change().drop(keep)
            },
            step: (steps) => change().stepEdge(props.index, steps),
            stepUp: (steps) => change().stepPoints(props.index, steps),
            toEnd: (direction) => change().pushEdge(props.index, direction),
            type: () => focusCell(`edge-${props.index}`),
            toGhost: () => change().returnEdge(props.index),
            attend: (on) => model.attend(on ? { kind: 'edge', band: props.index } : undefined),
          }}
        />
      )}
    </Show>
  )
}

function PointsHandle(props: HandleProps): JSX.Element {
  const view = useStrategy()
  const { model, space } = props
  let start: number | undefined
  const text = () => formatNumber(props.band.points, language())
  const ends = () => [
    space.x(edgeOf(props.band) ?? -Infinity),
    space.x(edgeOf(model.bands()[props.index + 1]) ?? Infinity),
  ]
  const x = () => ((ends()[0] as number) + (ends()[1] as number)) / 2
  // Where a plateau is narrower than its frame, the line alone shows it; the table has it all.
  const half = () => Math.max(Math.min(halfWidth(text()), ((ends()[1] as number) - (ends()[0] as number)) / 2 - 2), 12)
  const spoken = () => {
    const ghost = model.beforeAt(props.index)?.points
    const was =
      ghost === undefined || ghost === props.band.points
        ? ''
        : `, ${t('editBands.was', { value: formatNumber(ghost, language()), version: `v${view.base()?.number}` })}`
    return t('editBands.yields', { band: bandName(props.band, props.index), points: text() }) + was
  }
  const pointsAt = (y: number) => {
    const { base, top } = space.frame
    const [low, high] = props.yDomain
    return Math.min(Math.max(low + ((base - y) / (base - top)) * (high - low), low), high)
  }
  return (
    <Show when={model.change} fallback={<Plate x={x()} y={space.y(props.band.points)} text={text()} />}>
      {(change) => (
        <Handle
          x={x()}
          y={space.y(props.band.points)}
          half={half()}
          text={text()}
          label={t('editBands.pointsOfBand', { band: bandName(props.band, props.index) })}
          valueText={spoken()}
          now={props.band.points}
          min={props.yDomain[0]}
          max={props.yDomain[1]}
          direction="up"
          active={model.attended()?.kind === 'points' && model.attended()?.band === props.index}
          actions={{
            drag(_, dy) {
              start ??= space.y(props.band.points)
              change().dragPoints(props.index, pointsAt(start + dy))
            },
            drop(keep) {
              start = undefined
              change().drop(keep)
            },
            stepUp: (steps) => change().stepPoints(props.index, steps),
            toEnd: (direction) => change().typePoints(props.index, props.yDomain[direction < 0 ? 0 : 1]),
            type: () => focusCell(`points-${props.index}`),
            toGhost: () => change().returnPoints(props.index),
            attend: (on) => model.attend(on ? { kind: 'points', band: props.index } : undefined),
          }}
        />
      )}
    </Show>
  )
}

/** Goes to the cell of the table where the same is typed. */
export function focusCell(name: string): void {
  const cell = document.querySelector<HTMLInputElement>(`.design-table input[name="${name}"]`)
  cell?.focus()
  cell?.scrollIntoView({ block: 'nearest' })
}
