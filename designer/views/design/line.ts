/** What the drawings of bands and curves share: the axis, the values along it, and how they are written. */
import { type Accessor, createMemo } from 'solid-js'
import { type Axis, axisFor, binsOf } from '../../model/axis.ts'
import { type Grid, gridOf, tidy } from '../../model/edit/grid.ts'
import { variableOf } from '../../model/edit/variable.ts'
import { formatQuantity, formatShort } from '../../model/format.ts'
import { rankAt } from '../../model/ladder.ts'
import { byId } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import type { Answers } from '../../model/preview/questions/index.ts'
import { useStrategy } from '../strategy/context.ts'
import type { PointsViewProps } from '../strategy/pointsView.ts'

export interface Line {
  axis: Accessor<Axis>
  /** By what a value can be moved where it stands. */
  gridAt(value: number): Grid
  bars: Accessor<{ borders: readonly number[]; counts: readonly (readonly number[])[] } | undefined>
  beyond: Accessor<number>
  answer: Accessor<Answers['dimension'] | undefined>
  tones: Accessor<string[]>
  /** A value as the axis writes it. */
  short(value: number): string
  /** The least and the most points of the drawing. */
  yDomain(points: readonly number[]): [number, number]
}

/** @param marks what has to be seen on the axis: edges, points of a curve */
export function createLine(props: PointsViewProps, marks: Accessor<readonly number[]>): Line {
  const view = useStrategy()
  const spread = view.preview.ask('spread', () => ({ dimension: props.dimension.id }))
  const answer = view.preview.ask('dimension', () => ({ dimension: props.dimension.id }))
  const isMoving = () => view.editing?.editor.isMoving() ?? false

  const drawn = createMemo<{ axis: Axis; of: string }>((last) => {
    const { id, value } = props.dimension
    const { min, max } = byId(view.document().fields, variableOf(value)) ?? {}
    const lies = spread()
    const of = JSON.stringify([id, value, lies?.low, lies?.high, min, max])
    // What is dragged must not move the axis that it is dragged along, and what can be seen needs no other one.
    const isSeen = (mark: number) => last !== undefined && mark > last.axis.low && mark < last.axis.high
    if (last?.of === of && (isMoving() || marks().every(isSeen))) return last
    const axis = axisFor({ marks: marks(), spread: lies, min, max })
    const { own, base } = gridOf(view.document(), value, 0)
    const isValue = (tick: number) => own === undefined || Number.isInteger(tidy((tick - base) / own))
    return { of, axis: { ...axis, ticks: axis.ticks.filter(isValue) } }
  })
  const axis = () => drawn().axis
  const borders = createMemo(() => {
    const lies = spread()
    const apart = lies && lies.distinct > 1 ? (lies.most[1] - lies.most[0]) / (lies.distinct - 1) : 0
    return binsOf(axis(), gridOf(view.document(), props.dimension.value, 0).own, apart)
  })
  const counted = view.preview.ask('bins', () => ({ dimension: props.dimension.id, borders: borders() }))
  const tierCount = () => view.document().tiers.length

  return {
    axis,
    gridAt(value) {
      const place = axis().place(value)
      const visible = axis().value(place + 0.005) - axis().value(place - 0.005)
      return gridOf(view.document(), props.dimension.value, visible)
    },
    bars: () => {
      const counts = counted()?.counts
      if (!counts) return undefined
      // Of another dimension, until this one's are counted.
      return counts.length === borders().length - 1 ? { borders: borders(), counts } : undefined
    },
    beyond: () => counted()?.beyond ?? 0,
    answer,
    tones: () =>
      Array.from(
        { length: tierCount() },
        (_, index) => rankAt(index, tierCount(), view.document().ordered !== false).tone,
      ),
    short: (value) =>
      props.facet?.show === 'percent'
        ? formatQuantity(value, props.facet, language())
        : formatShort(Number(value.toPrecision(6)), language()),
    yDomain(points) {
      const low = Math.min(0, ...points)
      const high = Math.max(...points, low + 1)
      return [low, high]
    },
  }
}
