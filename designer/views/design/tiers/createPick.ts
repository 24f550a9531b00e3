/** Asking a matrix who stands where: by pointer, or by arrows from dot to dot. */
import { type Accessor, createSignal } from 'solid-js'
import { nextDot, type Place } from '../../../model/nextDot.ts'
import type { MatrixNearAnswer } from '../../../model/preview/questions/matrixNear.ts'
import { scaled } from '../../../ui/plot/frame.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { MatrixEditing } from './createMatrix.ts'
import type { MatrixSpace } from './matrixSpace.ts'

/** The drawing within its margins, in pixels. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Pick {
  /** In pixels; undefined while nothing is picked. */
  place: Accessor<Place | undefined>
  found: Accessor<MatrixNearAnswer | undefined>
  frame: Accessor<Frame>
  pickAt(place: Place): void
  /** @returns whether it was an arrow */
  arrow(key: string): boolean
  clear(): void
}

/** Pixels around a place: what is closer belongs to it. */
const REACH = 12
const SHOWN = 6
const ARROWS: Record<string, Place> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

export function createPick(editing: MatrixEditing, space: MatrixSpace, frame: Accessor<Frame>): Pick {
  const view = useStrategy()
  /** As scores, so that it stays where it is when the drawing changes its size. */
  const [at, setAt] = createSignal<Place>()
  const xOf = () => scaled([frame().left, frame().right], ...ends('x'))
  const yOf = () => scaled([frame().bottom, frame().top], ...ends('y'))
  const ends = (axis: 'x' | 'y'): [number, number] => [editing.domain(axis)[0], editing.domain(axis)[1]]
  const reach = () => ({ x: Math.abs(xOf()(REACH) - xOf()(0)), y: Math.abs(yOf()(REACH) - yOf()(0)) })
  const found = view.preview.ask('matrixNear', () => {
    const place = at()
    return place && { ...place, reach: reach(), limit: SHOWN }
  })
  const place = () => {
    const scores = at()
    return scores && { x: space.x(scores.x), y: space.y(scores.y) }
  }
  const pickAt = ({ x, y }: Place) => setAt({ x: xOf()(x), y: yOf()(y) })
  /** Where subjects are drawn: as dots, or in the middles of squares. */
  const places = (): Place[] => {
    const { dots, density } = editing.answer() ?? {}
    if (dots)
      return Array.from(dots.rows, (_, index) => ({
        x: space.x(dots.x[index] as number),
        y: space.y(dots.y[index] as number),
      }))
    if (!density) return []
    const [width, height] = [frame().right - frame().left, frame().bottom - frame().top]
    return density.squares.map(({ column, row }) => ({
      x: frame().left + ((column + 0.5) * width) / density.columns,
      y: frame().bottom - ((row + 0.5) * height) / density.rows,
    }))
  }
  return {
    place,
    found: () => (at() ? found() : undefined),
    frame,
    pickAt,
    arrow(key) {
      const way = ARROWS[key]
      if (!way) return false
      const next = nextDot(places(), place(), way)
      if (next) pickAt(next)
      return true
    },
    clear: () => setAt(undefined),
  }
}
