/** Thresholds as they are drawn and moved: the axis, by what they move, and the edits that moving makes. */
import { type Accessor, createMemo } from 'solid-js'
import type { Strategy } from '../../../../engine/index.ts'
import type { Grid } from '../../../model/edit/grid.ts'
import { moveThreshold, scoreGrid, thresholdOf } from '../../../model/edit/thresholds.ts'
import type { Gesture } from '../../../model/editor/editor.ts'
import { ladderOf, type Rung, scoreRange } from '../../../model/ladder.ts'
import type { Answers } from '../../../model/preview/questions/index.ts'
import type { HandleActions } from '../../../ui/plot/Handle.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'
import { type ScoreAxis, scoreAxis } from './scoreAxis.ts'

export interface Cuts {
  score: Accessor<string>
  /** From worst to best. */
  ladder: Accessor<readonly Rung[]>
  axis: Accessor<ScoreAxis>
  grid: Accessor<Grid>
  histogram: Accessor<Answers['scores'] | undefined>
  /** Where a tier begins in the version in effect; undefined where it has no such threshold. */
  before(tier: string): number | undefined
  /** Moves a threshold by so many steps. */
  step(tier: string, steps: number): void
  set(tier: string, value: number): void
  /** Of one handle, made once: it remembers a drag. @param pixels of a point @param type leads to where it is typed */
  actions(
    tier: () => string,
    pixels: () => number,
    attend: (attending: boolean) => void,
    type: () => void,
  ): HandleActions
}

export function createCuts(tiering: Tiering): Cuts {
  const view = useStrategy()
  const score = () => view.document().assign.score ?? ''
  const ladder = () => ladderOf(view.document())
  const isMoving = () => view.editing?.editor.isMoving() ?? false
  const before = createMemo(() => thresholdsIn(view.base()?.document, score()))
  const marks = () => [
    ...ladder().flatMap(({ threshold }) => threshold ?? []),
    ...before().values(),
    ...(tiering.proposed()?.values() ?? []),
  ]
  const drawn = createMemo<{ axis: ScoreAxis; of: string }>((last) => {
    const range = tiering.figures()?.range
    const own = scoreGrid(view.document(), score(), 0).own ?? 0.01
    const of = JSON.stringify([score(), range, own])
    // What is dragged must not move the axis that it is dragged along, and what can be seen needs no other one.
    const isSeen = (mark: number) => last !== undefined && mark > last.axis.low && mark < last.axis.high
    if (last?.of === of && (isMoving() || marks().every(isSeen))) return last
    return { of, axis: scoreAxis({ marks: marks(), range, usual: scoreRange(view.document(), score()) }, own) }
  })
  const axis = () => drawn().axis
  const grid = () => scoreGrid(view.document(), score(), axis().high - axis().low)
  const thresholdNow = (tier: string) => ladder().find((rung) => rung.tier.id === tier)?.threshold
  const move = (tier: string, wish: number, free: boolean, merge?: string) =>
    tiering.edit(tiering.labelOf(tier), moveThreshold(tier, wish, grid(), free), merge)
  const step = (tier: string, steps: number) => {
    const now = thresholdNow(tier)
    if (now !== undefined) move(tier, now + steps * grid().step, false, `threshold ${tier}`)
  }

  return {
    score,
    ladder,
    axis,
    grid,
    histogram: view.preview.ask('scores', () => ({ score: score(), bins: axis().bins })),
    before: (tier) => before().get(tier),
    step,
    set: (tier, value) => move(tier, value, true),
    actions(tier, pixels, attend, type) {
      let drag: { from: number; gesture: Gesture } | undefined
      return {
        drag(dx) {
          if (!drag) {
            const from = thresholdNow(tier())
            const gesture = tiering.gesture(tiering.labelOf(tier()))
            if (from === undefined || !gesture) return
            drag = { from, gesture }
            tiering.select(tier())
          }
          drag.gesture.move(moveThreshold(tier(), drag.from + dx / pixels(), grid()))
        },
        drop(keep) {
          if (keep) drag?.gesture.commit()
          else drag?.gesture.cancel()
          drag = undefined
        },
        step: (steps) => step(tier(), steps),
        toEnd: (direction) => move(tier(), direction < 0 ? axis().low : axis().high, false),
        type,
        toGhost() {
          const there = before().get(tier())
          if (there !== undefined) move(tier(), there, true)
        },
        attend,
      }
    },
  }
}

function thresholdsIn(document: Strategy | undefined, score: string): ReadonlyMap<string, number> {
  if (document?.assign.score !== score) return new Map()
  return new Map(
    (document.assign.bands ?? []).flatMap((band) => {
      const at = thresholdOf(band)
      return at === undefined ? [] : [[band.tier, at] as const]
    }),
  )
}
