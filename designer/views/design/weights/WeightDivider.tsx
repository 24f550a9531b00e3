import { createSignal, type JSX } from 'solid-js'
import type { Gesture } from '../../../model/editor/editor.ts'
import { formatPercent } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { ScoreNode, TreeNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { Weighing } from './createWeighing.ts'

/**
 * Between two children of a score: dragged down, the upper one gains what the lower one loses. With Alt all others
 * that aren't held share it. By keyboard ↑ and ↓, with Shift ten steps at once; Escape takes a drag back.
 */
export function WeightDivider(props: {
  parent: ScoreNode
  index: number
  weighing: Weighing
  /** Of all children together, in pixels. */
  height: () => number
}): JSX.Element {
  const view = useStrategy()
  const [drag, setDrag] = createSignal<{ from: number; gesture: Gesture }>()
  const upper = () => props.parent.children[props.index] as TreeNode
  const lower = () => props.parent.children[props.index + 1] as TreeNode
  const isHeld = () => props.weighing.isLocked(upper()) || props.weighing.isLocked(lower())
  const snapped = (share: number) => Math.round(share / props.weighing.step()) * props.weighing.step()

  const begin = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const { editing } = view
    if (!editing || isHeld() || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: event.clientY, gesture: editing.editor.gesture(props.weighing.label(upper())) })
  }
  const follow = (event: PointerEvent) => {
    const dragged = drag()
    if (!dragged) return
    const gained = snapped((event.clientY - dragged.from) / Math.max(props.height(), 1))
    dragged.gesture.move(props.weighing.change(props.parent, props.index, gained, event.altKey))
  }
  const end = (commit: boolean) => {
    const dragged = drag()
    setDrag(undefined)
    if (commit) dragged?.gesture.commit()
    else dragged?.gesture.cancel()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag()) return end(false)
    const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (direction === 0 || isHeld()) return
    event.preventDefault()
    const gained = direction * props.weighing.step() * (event.shiftKey ? 10 : 1)
    view.editing?.editor.edit(
      props.weighing.label(upper()),
      props.weighing.change(props.parent, props.index, gained, event.altKey),
      `weights ${props.parent.score.id} ${props.index}`,
    )
  }
  const percent = (node: TreeNode) => formatPercent(node.weight ?? 0, language())
  const name = (node: TreeNode) => nameOf(node.kind === 'score' ? node.score : node.dimension, language())
  return (
    <div
      class="weight-divider"
      classList={{ dragging: drag() !== undefined, held: isHeld() }}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('weights.divider', { upper: name(upper()), lower: name(lower()) })}
      aria-valuemin={0}
      aria-valuemax={Math.round(((upper().weight ?? 0) + (lower().weight ?? 0)) * 10_000) / 100}
      aria-valuenow={Math.round((upper().weight ?? 0) * 10_000) / 100}
      aria-valuetext={`${name(upper())} ${percent(upper())}, ${name(lower())} ${percent(lower())}`}
      aria-disabled={isHeld()}
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onKeyDown={onKey}
    >
      <span class="weight-grip" aria-hidden="true" />
    </div>
  )
}
