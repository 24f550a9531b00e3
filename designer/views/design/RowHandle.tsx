import GripVertical from 'lucide-solid/icons/grip-vertical'
import type { JSX } from 'solid-js'
import './rows.css'

/** Where a row of a list would go. */
export interface RowMove {
  from: number
  to: number
}

/** Moves a row of a list: dragged to its place, or by ↑ and ↓. */
export function RowHandle(props: {
  index: number
  label: string
  title: string
  /** The rows, in their order; found anew on every move. */
  rows: () => readonly HTMLElement[]
  /** While it is dragged, and undefined when that ends. */
  onDrag: (move: RowMove | undefined) => void
  onMove: (to: number) => void
}): JSX.Element {
  let start: number | undefined
  let target: number | undefined
  let button!: HTMLButtonElement
  const end = () => {
    start = undefined
    target = undefined
    props.onDrag(undefined)
  }
  const rowAt = (y: number): number => {
    const rows = props.rows()
    const below = rows.findIndex((row) => {
      const box = row.getBoundingClientRect()
      return y < box.top + box.height / 2
    })
    const slot = below < 0 ? rows.length : below
    return slot > props.index ? slot - 1 : slot
  }
  return (
    <button
      ref={button}
      type="button"
      class="row-handle"
      aria-label={props.label}
      title={props.title}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        button.setPointerCapture(event.pointerId)
        start = props.index
      }}
      onPointerMove={(event) => {
        if (start === undefined) return
        target = rowAt(event.clientY)
        props.onDrag({ from: start, to: target })
      }}
      onPointerUp={() => {
        const to = target
        const from = start
        end()
        if (from !== undefined && to !== undefined && to !== from) props.onMove(to)
      }}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && start !== undefined) {
          event.stopPropagation()
          end()
        }
        if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        event.stopPropagation()
        const to = props.index + (event.key === 'ArrowDown' ? 1 : -1)
        if (to < 0 || to >= props.rows().length) return
        props.onMove(to)
        queueMicrotask(() => button.focus())
      }}
    >
      <GripVertical size={13} aria-hidden="true" />
    </button>
  )
}
