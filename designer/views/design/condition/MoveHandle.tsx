import GripVertical from 'lucide-solid/icons/grip-vertical'
import type { JSX } from 'solid-js'
import { moveStep, moveTo, type Path } from '../../../model/condition/edit.ts'
import { t } from '../../../model/words.ts'
import { type Builder, slotAt } from './builder.ts'

/** Moves a part: dragged to its place, or by the arrow keys, into groups and out of them. */
export function MoveHandle(props: { path: Path; builder: Builder; name: string }): JSX.Element {
  const { builder } = props
  const end = () => {
    builder.setDragged(undefined)
    builder.setDrop(undefined)
  }
  const step = (by: 1 | -1) => {
    const { root, path } = moveStep(builder.root(), props.path, by)
    if (root === builder.root()) return
    builder.change(root)
    queueMicrotask(() => handleAt(builder, path)?.focus())
  }
  return (
    <button
      type="button"
      class="condition-handle"
      data-handle={props.path.join('.')}
      aria-label={t('rule.move', { name: props.name })}
      title={t('rule.moveHint')}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        builder.setDragged(props.path)
      }}
      onPointerMove={(event) => {
        const { element } = builder.frame
        if (element && builder.dragged()) builder.setDrop(slotAt(element, event.clientY, props.path))
      }}
      onPointerUp={() => {
        const slot = builder.drop()
        const isDragged = builder.dragged() !== undefined
        end()
        if (!isDragged || !slot) return
        const root = moveTo(builder.root(), props.path, slot)
        if (root !== builder.root()) builder.change(root)
      }}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && builder.dragged()) {
          event.stopPropagation()
          end()
        }
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowDown' ? 1 : -1)
      }}
    >
      <GripVertical size={13} aria-hidden="true" />
    </button>
  )
}

const handleAt = (builder: Builder, path: Path): HTMLElement | null | undefined =>
  builder.frame.element?.querySelector<HTMLElement>(`[data-handle="${path.join('.')}"]`)
