import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import './cells.css'

/** What a typed text comes to: a number, nothing, or a sentence that says what is wrong with it. */
export type TypedNumber = { ok: true; value: number | undefined } | { ok: false; complaint: string }

/**
 * A number in a row of a table, in the writing of what it counts. Enter and leaving it enter what is typed, Escape
 * takes it back, ↑ and ↓ change it by a step, with Shift by ten.
 */
export function NumberCell(props: {
  /** The number as it is typed. */
  text: string
  /** What it is, for who can't see where it stands. */
  label: string
  read: (typed: string) => TypedNumber
  /** Undefined where the cell was emptied; only with `canBeEmpty`. */
  onEnter: (value: number | undefined) => void
  /** By so many steps. */
  onStep?: (steps: number) => void
  canBeEmpty?: boolean
  placeholder?: string
  /** Said where the cell is empty and may not be. */
  needed?: string
  /** What is wrong with the number that is there. */
  complaint?: string | undefined
  disabled?: boolean
  /** Finds it again: the handle of a plot leads here. */
  name?: string
  /** Written before and after the number, within the frame. */
  before?: string
  after?: string
  /** For long numbers. */
  wide?: boolean
}): JSX.Element {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string>()
  const [fault, setFault] = createSignal<string>()
  const complaint = () => fault() ?? props.complaint
  const forget = () => {
    setTyped(undefined)
    setFault(undefined)
  }
  /** Whether what was typed has been taken. */
  const enter = (): boolean => {
    const text = typed()
    if (text === undefined) return true
    const reading = props.read(text)
    if (!reading.ok) {
      setFault(reading.complaint)
      return false
    }
    if (reading.value === undefined && !props.canBeEmpty) {
      setFault(props.needed ?? '')
      return false
    }
    forget()
    if (text.trim() !== props.text) props.onEnter(reading.value)
    return true
  }
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return
    const { key } = event
    if (key === 'Enter' && enter()) event.currentTarget.select()
    else if (key === 'Escape' && typed() !== undefined) {
      forget()
      event.currentTarget.value = props.text
      event.currentTarget.select()
      event.stopPropagation()
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && props.onStep) {
      event.preventDefault()
      if (enter()) props.onStep((key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1))
    }
  }
  return (
    <span class="number-cell" classList={{ wide: props.wide ?? false }}>
      <Show when={props.before}>
        <span class="number-cell-sign" aria-hidden="true">
          {props.before}
        </span>
      </Show>
      <input
        class="control num"
        inputmode="decimal"
        autocomplete="off"
        spellcheck={false}
        value={typed() ?? props.text}
        name={props.name}
        aria-label={props.label}
        aria-invalid={complaint() !== undefined}
        aria-describedby={complaint() === undefined ? undefined : id}
        placeholder={props.placeholder}
        disabled={props.disabled ?? false}
        data-typing={typed() !== undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setFault(undefined)
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => enter()}
        onKeyDown={onKey}
      />
      <Show when={props.after}>
        <span class="number-cell-sign" aria-hidden="true">
          {props.after}
        </span>
      </Show>
      <Show when={complaint()}>
        {(text) => (
          <span class="cell-complaint" id={id} role="alert">
            {text()}
          </span>
        )}
      </Show>
    </span>
  )
}
