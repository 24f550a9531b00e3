import { createMemo, Index, type JSX, Show } from 'solid-js'
import type { Knee } from '../../../model/edit/curve.ts'
import { curveZones } from '../../../model/edit/zones.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { ticksOf } from '../../../model/ticks.ts'
import { label, t } from '../../../model/words.ts'
import { createMedia } from '../../../ui/createMedia.ts'
import { Handle } from '../../../ui/plot/Handle.tsx'
import { type Corner, LinePlot, type PlotSpace } from '../../../ui/plot/LinePlot.tsx'
import { awaitsPopulation, useStrategy } from '../../strategy/context.ts'
import { markerOf } from '../../strategy/marker.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { focusCell } from '../bands/BandsPlot.tsx'
import { Legend, subjectHeading } from '../Legend.tsx'
import type { CurveModel } from './createCurve.ts'

interface CurveProps extends PointsViewProps {
  model: CurveModel
}

/** A curve over the values of the population; on a draft each of its points can be dragged. */
export function CurvePlot(props: CurveProps): JSX.Element {
  const view = useStrategy()
  const { model } = props
  const low = createMedia('(max-height: 820px)')
  const yDomain = createMemo<[number, number]>((last) => {
    const next = model.line.yDomain([...model.knees(), ...(model.before() ?? [])].map(([, y]) => y))
    return last && view.editing?.editor.isMoving() ? last : next
  })
  const zones = createMemo(() => {
    const before = model.before()
    return before ? curveZones(model.knees(), before) : []
  })
  const isChanged = () => zones().length > 0
  const attended = () => {
    const index = model.attended()
    return index === undefined ? undefined : model.knees()[index]
  }
  return (
    <LinePlot
      name={t('chart.curve', { name: nameOf(props.dimension, language()) })}
      axis={model.line.axis()}
      yDomain={yDomain()}
      yTicks={ticksOf(yDomain(), 4)}
      xText={model.line.short}
      yText={(value) => formatNumber(value, language())}
      yName={label('points')}
      yHint={model.change ? t('editBands.curveHint') : undefined}
      line={cornersOf(model.knees(), model.line.axis())}
      ghost={isChanged() ? cornersOf(model.before() ?? [], model.line.axis()) : undefined}
      zones={zones()}
      edges={model.knees().map(([x], index) => ({ x, active: model.attended() === index }))}
      bars={model.line.bars()}
      awaitsBars={awaitsPopulation(view)}
      tones={model.line.tones()}
      barName={subjectHeading(view.document())}
      countText={(count) => formatNumber(count, language())}
      marker={markerOf(props)}
      legend={<Legend ghost={isChanged()} bars={model.line.bars() !== undefined} />}
      tipAt={attended()?.[0]}
      tip={<Tip {...props} />}
      editable={model.change !== undefined}
      low={low()}
      handles={model.change ? (space) => <Knees {...props} space={space} yDomain={yDomain()} /> : undefined}
    />
  )
}

/** Drawn in small steps where the axis isn't even: a straight line is none there. */
function cornersOf(
  knees: readonly Knee[],
  axis: { isEven: boolean; place(x: number): number; value(at: number): number },
): Corner[] {
  const [first, last] = [knees[0], knees.at(-1)]
  if (!first || !last) return []
  const between = knees.flatMap(([x, y], index): Corner[] => {
    const next = knees[index + 1]
    if (axis.isEven || !next || next[0] === x) return [{ x, y }]
    const [from, to] = [axis.place(x), axis.place(next[0])]
    return Array.from({ length: 16 }, (_, step) => {
      const at = step === 0 ? x : axis.value(from + ((to - from) * step) / 16)
      return { x: at, y: y + ((at - x) * (next[1] - y)) / (next[0] - x) }
    })
  })
  return [{ x: -Infinity, y: first[1] }, ...between, { x: Infinity, y: last[1] }]
}

/** What the point was, where it is another one now. */
function Tip(props: CurveProps): JSX.Element {
  const view = useStrategy()
  const { model } = props
  const index = () => model.attended() ?? 0
  const text = (knee: Knee | undefined) =>
    knee ? `${model.line.short(knee[0])} · ${t('editBands.points', { points: formatNumber(knee[1], language()) })}` : ''
  const before = () => model.beforeAt(index())
  const version = () => `v${view.base()?.number}`
  const summary = () => view.preview.summary()
  return (
    <>
      <p>
        <b>{text(model.knees()[index()])}</b>{' '}
        <Show when={model.before()}>
          <span class="ink-2">
            <Show when={before()} fallback={t('editBands.isNew', { version: version() })}>
              {text(before()) === text(model.knees()[index()])
                ? t('editBands.asIn', { version: version() })
                : t('editBands.was', { value: text(before()), version: version() })}
            </Show>
          </span>
        </Show>
      </p>
      <Show when={view.base() && summary()}>
        {(counted) => (
          <p>
            {t('preview.moved', {
              moved: formatNumber(counted().up + counted().down, language()),
              rows: formatNumber(counted().rows, language()),
            })}
          </p>
        )}
      </Show>
    </>
  )
}

function Knees(props: CurveProps & { space: PlotSpace; yDomain: readonly [number, number] }): JSX.Element {
  return (
    <Index each={props.model.knees()}>{(knee, index) => <KneeHandle {...props} knee={knee()} index={index} />}</Index>
  )
}

function KneeHandle(
  props: CurveProps & { space: PlotSpace; yDomain: readonly [number, number]; knee: Knee; index: number },
): JSX.Element {
  const { model, space } = props
  let start: { x: number; y: number } | undefined
  const valueAt = (x: number) => {
    const { left, right } = space.frame
    const place = Math.min(Math.max((x - left) / (right - left), 0), 1)
    return model.line.axis().value(place)
  }
  const pointsAt = (y: number) => {
    const { base, top } = space.frame
    const [low, high] = props.yDomain
    return Math.min(Math.max(low + ((base - y) / (base - top)) * (high - low), low), high)
  }
  const spoken = () =>
    `${model.line.short(props.knee[0])}, ${t('editBands.points', { points: formatNumber(props.knee[1], language()) })}`
  return (
    <Handle
      x={space.x(props.knee[0])}
      y={space.y(props.knee[1])}
      half={10}
      text=""
      dot
      label={t('editBands.pointNumbered', { n: props.index + 1 })}
      valueText={spoken()}
      now={props.knee[0]}
      min={model.knees()[props.index - 1]?.[0] ?? model.line.axis().low}
      max={model.knees()[props.index + 1]?.[0] ?? model.line.axis().high}
      direction="both"
      active={model.attended() === props.index}
      actions={{
        drag(dx, dy) {
          start ??= { x: space.x(props.knee[0]), y: space.y(props.knee[1]) }
          model.change?.drag(props.index, [valueAt(start.x + dx), pointsAt(start.y + dy)])
        },
        drop(keep) {
          start = undefined
          model.change?.drop(keep)
        },
        step: (steps) => model.change?.step(props.index, steps, 0),
        stepUp: (steps) => model.change?.step(props.index, 0, steps),
        toEnd(direction) {
          const neighbour = model.knees()[props.index + direction]?.[0]
          const { low, high } = model.line.axis()
          model.change?.type(props.index, [neighbour ?? (direction < 0 ? low : high), props.knee[1]])
        },
        type: () => focusCell(`x-${props.index}`),
        toGhost() {
          const before = model.beforeAt(props.index)
          if (before) model.change?.type(props.index, before)
        },
        remove: () => model.change?.remove(props.index),
        attend: (on) => model.attend(on ? props.index : undefined),
      }}
    />
  )
}
