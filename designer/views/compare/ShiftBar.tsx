import type { JSX } from 'solid-js'
import type { Shift } from '../../model/compareChanges.ts'

const HALF = 40

/** A change of weight as a bar from the middle: to the right more, to the left less. The sentence says the same. */
export function ShiftBar(props: { shift: Shift; most: number }): JSX.Element {
  const step = () => ((props.shift.after - props.shift.before) / props.most) * (HALF - 1)
  return (
    <svg class="shift-bar" width={HALF * 2} height="12" aria-hidden="true">
      <rect x={HALF + Math.min(step(), 0)} y="3" width={Math.max(Math.abs(step()), 1)} height="6" />
      <line x1={HALF} x2={HALF} y1="1" y2="11" />
    </svg>
  )
}
