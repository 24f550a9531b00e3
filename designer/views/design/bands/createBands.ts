/** The bands being edited: what they were, what they are, and every way of changing them. */
import { type Accessor, createSignal } from 'solid-js'
import { type Band, edgeOf, moveEdge, setBandPoints } from '../../../model/edit/bands.ts'
import { type Grid, pointsGrid } from '../../../model/edit/grid.ts'
import { counterpart } from '../../../model/edit/zones.ts'
import type { Change } from '../../../model/editor/change.ts'
import type { Gesture } from '../../../model/editor/editor.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { createLine, type Line } from '../line.ts'

/** A handle that is looked at: the edge where a band begins, or a band's points. */
export interface Attended {
  kind: 'edge' | 'points'
  band: number
}

export interface BandsModel {
  line: Line
  bands: Accessor<readonly Band[]>
  /** Of the version in effect; undefined where it has no such bands. */
  before: Accessor<readonly Band[] | undefined>
  /** The band that one is compared with. */
  beforeAt(index: number): Band | undefined
  /** Undefined where nothing may be changed. */
  change: BandsChange | undefined
  attended: Accessor<Attended | undefined>
  attend(handle: Attended | undefined): void
}

interface BandsChange {
  edit(label: () => string, change: Change, merge?: string): void
  /** To a number that was typed. */
  typeEdge(index: number, value: number): void
  typePoints(index: number, points: number): void
  stepEdge(index: number, steps: number): void
  stepPoints(index: number, steps: number): void
  /** As far as its neighbours, or else the end of the drawing. */
  pushEdge(index: number, direction: -1 | 1): void
  dragEdge(index: number, value: number): void
  dragPoints(index: number, points: number): void
  drop(keep: boolean): void
  /** Back to the version in effect. */
  returnEdge(index: number): void
  returnPoints(index: number): void
}

export function createBands(props: PointsViewProps): BandsModel {
  const view = useStrategy()
  const bands = () => (props.dimension.points.bands ?? []) as readonly Band[]
  const before = () => view.base()?.document.dimensions.find(({ id }) => id === props.dimension.id)?.points.bands
  const edges = (some: readonly Band[] | undefined) => (some ?? []).map(edgeOf).filter((edge) => edge !== undefined)
  const line = createLine(props, () => [...edges(bands()), ...edges(before())])
  const [attended, attend] = createSignal<Attended>()
  const beforeAt = (index: number) => {
    const others = before()
    return others && counterpart(bands(), others, index)
  }
  const model = { line, bands, before, beforeAt, attended, attend }
  return { ...model, change: view.editing && createChange(props, model) }
}

function createChange(props: PointsViewProps, model: Omit<BandsModel, 'change'>): BandsChange | undefined {
  const editor = useStrategy().editing?.editor
  if (!editor) return undefined
  let gesture: Gesture | undefined
  const id = () => props.dimension.id
  const { bands, line, beforeAt } = model
  const edgeLabel = () => t('editBands.edgeOf', { name: nameOf(props.dimension, language()) })
  const pointsLabel = () => t('editBands.pointsOf', { name: nameOf(props.dimension, language()) })
  const drag = (label: () => string, change: Change) => {
    gesture ??= editor.gesture(label)
    gesture.move(change)
  }
  const gridOf = (index: number): Grid => line.gridAt(edgeOf(bands()[index]) ?? 0)
  const points = (index: number) => bands()[index]?.points ?? 0
  return {
    edit: editor.edit,
    typeEdge: (index, value) => editor.edit(edgeLabel, moveEdge(id(), index, value, gridOf(index), true)),
    typePoints: (index, value) => editor.edit(pointsLabel, setBandPoints(id(), index, value)),
    stepEdge(index, steps) {
      const grid = gridOf(index)
      const edge = edgeOf(bands()[index]) ?? 0
      editor.edit(edgeLabel, moveEdge(id(), index, edge + steps * grid.step, grid), `edge ${id()} ${index}`)
    },
    stepPoints: (index, steps) =>
      editor.edit(
        pointsLabel,
        setBandPoints(id(), index, points(index) + steps * pointsGrid.step),
        `points ${id()} ${index}`,
      ),
    pushEdge(index, direction) {
      const { low, high } = line.axis()
      const wish =
        direction < 0
          ? (edgeOf(bands()[index - 1]) ?? Math.min(low, edgeOf(bands()[index]) ?? low))
          : (edgeOf(bands()[index + 1]) ?? high)
      editor.edit(edgeLabel, moveEdge(id(), index, wish, gridOf(index)), `edge ${id()} ${index}`)
    },
    dragEdge: (index, value) => drag(edgeLabel, moveEdge(id(), index, value, line.gridAt(value))),
    dragPoints: (index, value) => drag(pointsLabel, setBandPoints(id(), index, Math.round(value))),
    drop(keep) {
      if (keep) gesture?.commit()
      else gesture?.cancel()
      gesture = undefined
    },
    returnEdge(index) {
      const edge = edgeOf(beforeAt(index))
      if (edge !== undefined) editor.edit(edgeLabel, moveEdge(id(), index, edge, gridOf(index), true))
    },
    returnPoints(index) {
      const other = beforeAt(index)
      if (other) editor.edit(pointsLabel, setBandPoints(id(), index, other.points))
    },
  }
}
