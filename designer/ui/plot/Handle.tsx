import { type JSX, Show } from 'solid-js'

/** What can be done with a handle, by pointer and by keyboard alike. */
export interface HandleActions {
  /** Taken by the pointer, and moved since then by so many pixels. */
  drag(dx: number, dy: number): void
  /** Let go, or given up. */
  drop(keep: boolean): void
  /** ← and →, by so many steps; ten with Shift. */
  step?(steps: number): void
  /** ↓ and ↑ */
  stepUp?(steps: number): void
  /** Home and End: as far as it goes. */
  toEnd?(direction: -1 | 1): void
  /** Enter: where it can be typed. */
  type?(): void
  /** G and a double click: back to what it is compared with. */
  toGhost?(): void
  /** Delete */
  remove?(): void
  /** Under the pointer or focused. */
  attend?(attending: boolean): void
}

/** A frame with a figure in it that can be dragged; a slider for who can't see it. */
export function Handle(props: {
  x: number
  y: number
  half: number
  text: string
  label: string
  valueText: string
  now: number
  min: number | undefined
  max: number | undefined
  direction: 'across' | 'up' | 'both'
  active: boolean
  actions: HandleActions
  /** A dot rather than a frame. */
  dot?: boolean
}): JSX.Element {
  let from: { x: number; y: number; moved: boolean } | undefined
  const end = (keep: boolean) => {
    if (!from) return
    const { moved } = from
    from = undefined
    if (moved) props.actions.drop(keep)
  }
  const onPointerDown = (event: PointerEvent & { currentTarget: SVGGElement }) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    from = { x: event.clientX, y: event.clientY, moved: false }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.hypot(dx, dy) < 2) return
    from.moved = true
    props.actions.drag(dx, dy)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (from?.moved) {
      if (event.key === 'Escape') end(false)
      return
    }
    const action = actionOf(event, props.actions)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  return (
    <g
      class="plot-handle"
      classList={{ active: props.active, [props.direction]: true }}
      role="slider"
      tabindex="0"
      aria-label={props.label}
      aria-valuenow={props.now}
      aria-valuemin={props.min}
      aria-valuemax={props.max}
      aria-valuetext={props.valueText}
      aria-orientation={props.direction === 'up' ? 'vertical' : 'horizontal'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onDblClick={() => props.actions.toGhost?.()}
      onKeyDown={onKey}
      onFocus={() => props.actions.attend?.(true)}
      onBlur={() => {
        end(false)
        props.actions.attend?.(false)
      }}
      onPointerEnter={() => props.actions.attend?.(true)}
      onPointerLeave={(event) => {
        if (!from && document.activeElement !== event.currentTarget) props.actions.attend?.(false)
      }}
    >
      <rect
        class="plot-hit"
        x={props.x - Math.max(props.half, 13)}
        y={props.y - 13}
        width={Math.max(props.half, 13) * 2}
        height="26"
      />
      <Show
        when={!props.dot}
        fallback={<circle class="plot-grip" cx={props.x} cy={props.y} r={props.active ? 6.5 : 5.5} />}
      >
        <rect class="plot-grip" x={props.x - props.half} y={props.y - 10} width={props.half * 2} height="20" rx="4" />
        <Show when={props.direction === 'across'}>
          <path
            class="plot-grip-lines"
            d={`M${props.x - props.half + 5} ${props.y - 4}v8M${props.x - props.half + 8} ${props.y - 4}v8`}
          />
        </Show>
        <text
          class="plot-grip-text"
          x={props.x + (props.direction === 'across' ? 4 : 0)}
          y={props.y + 4}
          text-anchor="middle"
        >
          {props.text}
        </text>
      </Show>
    </g>
  )
}

function actionOf(event: KeyboardEvent, actions: HandleActions): (() => void) | undefined {
  const steps = event.shiftKey ? 10 : 1
  const { step, stepUp } = actions
  switch (event.key) {
    case 'ArrowLeft':
      return step ? () => step(-steps) : stepUp && (() => stepUp(-steps))
    case 'ArrowRight':
      return step ? () => step(steps) : stepUp && (() => stepUp(steps))
    case 'ArrowDown':
      return stepUp ? () => stepUp(-steps) : step && (() => step(-steps))
    case 'ArrowUp':
      return stepUp ? () => stepUp(steps) : step && (() => step(steps))
    case 'Home':
      return actions.toEnd && (() => actions.toEnd?.(-1))
    case 'End':
      return actions.toEnd && (() => actions.toEnd?.(1))
    case 'Enter':
      return actions.type
    case 'g':
    case 'G':
      return actions.toGhost
    case 'Delete':
    case 'Backspace':
      return actions.remove
    default:
      return undefined
  }
}
