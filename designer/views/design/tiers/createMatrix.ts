/** The matrix as it is drawn and moved: its axes, by what edges move, and the edits that moving makes. */
import { type Accessor, createMemo } from 'solid-js'
import type { Grid } from '../../../model/edit/grid.ts'
import { type AxisName, addCut, type Matrix, moveCut, removeCut, widestGap } from '../../../model/edit/matrix.ts'
import { scoreGrid } from '../../../model/edit/thresholds.ts'
import type { Gesture } from '../../../model/editor/editor.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { Answers } from '../../../model/preview/questions/index.ts'
import { t } from '../../../model/words.ts'
import type { HandleActions } from '../../../ui/plot/Handle.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'

export interface MatrixEditing {
  matrix: Accessor<Matrix>
  /** From low to high, as it is drawn. */
  domain(axis: AxisName): readonly [number, number]
  axisName(axis: AxisName): string
  answer: Accessor<Answers['matrix'] | undefined>
  /** Edges of the version in effect along the same score. */
  before(axis: AxisName): readonly number[]
  set(axis: AxisName, index: number, value: number): void
  step(axis: AxisName, index: number, steps: number): void
  add(axis: AxisName): void
  remove(axis: AxisName, index: number): void
  /** @param pixels of a point along the axis, negative where it grows upwards */
  actions(axis: AxisName, index: number, pixels: () => number, hooks: Hooks): HandleActions
}

interface Hooks {
  attend(attending: boolean): void
  type(): void
}

/** More are drawn as a density. */
const MOST_DOTS = 2_000

const NO_MATRIX: Matrix = { x: { score: '', edges: [] }, y: { score: '', edges: [] }, cells: [[]] }

export function createMatrix(tiering: Tiering): MatrixEditing {
  const view = useStrategy()
  const matrix = () => view.document().assign.matrix ?? NO_MATRIX
  const isMoving = () => view.editing?.editor.isMoving() ?? false
  const before = (axis: AxisName) => {
    const there = view.base()?.document.assign.matrix?.[axis]
    return there?.score === matrix()[axis].score ? there.edges : []
  }
  const answer = view.preview.ask('matrix', () => ({
    x: domain('x'),
    y: domain('y'),
    mostDots: MOST_DOTS,
    measure: tiering.measure(),
  }))
  const drawn = (axis: AxisName) =>
    createMemo<readonly [number, number]>((last) => {
      if (last && isMoving()) return last
      const { score, edges } = matrix()[axis]
      const { floor, cap } = byId(view.document().scores, score) ?? {}
      const ends = [floor, cap].filter((end) => end !== undefined)
      const next = drawnDomain([...edges, ...before(axis), ...ends, ...(answer()?.range[axis] ?? [])])
      return last && last[0] === next[0] && last[1] === next[1] ? last : next
    })
  const domains = { x: drawn('x'), y: drawn('y') }
  const domain = (axis: AxisName) => domains[axis]()
  const axisName = (axis: AxisName) => {
    const { score } = matrix()[axis]
    return nameOf(byId(view.document().scores, score) ?? { id: score }, language())
  }
  const grid = (axis: AxisName): Grid =>
    scoreGrid(view.document(), matrix()[axis].score, domain(axis)[1] - domain(axis)[0])
  const label = (axis: AxisName) => () => t('editTiers.cutOf', { axis: axisName(axis) })
  const edgeAt = (axis: AxisName, index: number) => matrix()[axis].edges[index]
  const move = (axis: AxisName, index: number, wish: number, free: boolean, merge?: string) =>
    tiering.edit(label(axis), moveCut(axis, index, wish, grid(axis), free), merge)
  const step = (axis: AxisName, index: number, steps: number) => {
    const edge = edgeAt(axis, index)
    if (edge !== undefined) move(axis, index, edge + steps * grid(axis).step, false, `cut ${axis} ${index}`)
  }
  const remove = (axis: AxisName, index: number) =>
    tiering.edit(() => t('editTiers.cutRemoved', { axis: axisName(axis) }), removeCut(axis, index))

  return {
    matrix,
    domain,
    axisName,
    before,
    step,
    remove,
    answer,
    set: (axis, index, value) => move(axis, index, value, true),
    add: (axis) =>
      tiering.edit(
        () => t('editTiers.cutAdded', { axis: axisName(axis) }),
        addCut(axis, widestGap(matrix()[axis].edges, domain(axis)), grid(axis)),
      ),
    actions(axis, index, pixels, { attend, type }) {
      let drag: { from: number; gesture: Gesture } | undefined
      const along = (dx: number, dy: number) => (axis === 'x' ? dx : dy) / pixels()
      const stepBy = (steps: number) => step(axis, index, steps)
      return {
        drag(dx, dy) {
          if (!drag) {
            const [from, gesture] = [edgeAt(axis, index), tiering.gesture(label(axis))]
            if (from === undefined || !gesture) return
            drag = { from, gesture }
          }
          drag.gesture.move(moveCut(axis, index, drag.from + along(dx, dy), grid(axis)))
        },
        drop(keep) {
          if (keep) drag?.gesture.commit()
          else drag?.gesture.cancel()
          drag = undefined
        },
        ...(axis === 'x' ? { step: stepBy } : { stepUp: stepBy }),
        toEnd: (direction) => move(axis, index, domain(axis)[direction < 0 ? 0 : 1], false),
        toGhost() {
          const there = before(axis)[index]
          if (there !== undefined) move(axis, index, there, true)
        },
        remove: () => remove(axis, index),
        attend,
        type,
      }
    },
  }
}

/** From 0 to 100 where all scores lie in it, as most do; else around them. */
function drawnDomain(scores: readonly number[]): readonly [number, number] {
  const [least, greatest] = [Math.min(0, ...scores), Math.max(0, ...scores)]
  if (least >= 0 && greatest <= 100 && (greatest > 10 || scores.length === 0)) return [0, 100]
  const room = (greatest - least || 1) * 0.05
  return [least < 0 ? least - room : 0, greatest + room]
}
