/** The curve being edited: what it was, what it is, and every way of changing it. */
import { createSignal } from 'solid-js'
import { addKnee, type Knee, moveKnee, removeKnee } from '../../../model/edit/curve.ts'
import { pointsGrid } from '../../../model/edit/grid.ts'
import type { Gesture } from '../../../model/editor/editor.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { createLine, type Line } from '../line.ts'

export interface CurveModel {
  line: Line
  knees(): readonly Knee[]
  before(): readonly Knee[] | undefined
  beforeAt(index: number): Knee | undefined
  attended(): number | undefined
  attend(index: number | undefined): void
  change: CurveChange | undefined
}

interface CurveChange {
  type(index: number, knee: Knee): void
  step(index: number, dx: number, dy: number): void
  drag(index: number, knee: Knee): void
  drop(keep: boolean): void
  add(x: number): void
  remove(index: number): void
}

/** A curve with its points; to be changed only on a draft. */
export function createCurve(props: PointsViewProps): CurveModel {
  const view = useStrategy()
  const knees = () => (props.dimension.points.curve ?? []) as readonly Knee[]
  const before = () => view.base()?.document.dimensions.find(({ id }) => id === props.dimension.id)?.points.curve
  const line = createLine(props, () => [...knees(), ...(before() ?? [])].map(([x]) => x))
  const [attended, attend] = createSignal<number>()
  const beforeAt = (index: number): Knee | undefined => {
    const others = before()
    if (others?.length === knees().length) return others[index]
    return others?.find(([x]) => x === knees()[index]?.[0])
  }
  const model = { line, knees, before, beforeAt, attended, attend }
  return { ...model, change: createChange(props, model) }
}

function createChange(props: PointsViewProps, { line, knees }: Omit<CurveModel, 'change'>): CurveChange | undefined {
  const editor = useStrategy().editing?.editor
  if (!editor) return undefined
  let gesture: Gesture | undefined
  const id = () => props.dimension.id
  const named = (key: 'editBands.pointOf' | 'editBands.addPointOf' | 'editBands.removePointOf') => () =>
    t(key, { name: nameOf(props.dimension, language()) })
  return {
    type: (index, knee) =>
      editor.edit(named('editBands.pointOf'), moveKnee(id(), index, knee, line.gridAt(knee[0]), true)),
    step(index, dx, dy) {
      const [x, y] = knees()[index] ?? [0, 0]
      const grid = line.gridAt(x)
      const next: Knee = [x + dx * grid.step, y + dy * pointsGrid.step]
      // Only up or down, x stays where it is, on the grid or not.
      const change = moveKnee(id(), index, dx === 0 ? [x, next[1]] : next, grid, dx === 0)
      editor.edit(named('editBands.pointOf'), change, `point ${id()} ${index}`)
    },
    drag(index, [x, y]) {
      gesture ??= editor.gesture(named('editBands.pointOf'))
      gesture.move(moveKnee(id(), index, [x, Math.round(y)], line.gridAt(x)))
    },
    drop(keep) {
      if (keep) gesture?.commit()
      else gesture?.cancel()
      gesture = undefined
    },
    add: (x) => editor.edit(named('editBands.addPointOf'), addKnee(id(), x, line.gridAt(x))),
    remove: (index) => editor.edit(named('editBands.removePointOf'), removeKnee(id(), index)),
  }
}
