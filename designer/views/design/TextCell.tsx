import { createSignal, type JSX } from 'solid-js'

/** A short text in a row, entered on leaving it or by Enter; Escape takes it back. */
export function TextCell(props: {
  value: string
  label: string
  placeholder?: string
  lang?: string
  name?: string
  onEnter: (value: string) => void
}): JSX.Element {
  const [typing, setTyping] = createSignal(false)
  return (
    <input
      class="text-cell"
      value={props.value}
      aria-label={props.label}
      placeholder={props.placeholder}
      lang={props.lang}
      name={props.name}
      autocomplete="off"
      spellcheck={false}
      data-typing={typing()}
      onInput={() => setTyping(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !typing()) return
        event.stopPropagation()
        event.currentTarget.value = props.value
        setTyping(false)
      }}
      onChange={(event) => {
        setTyping(false)
        if (event.currentTarget.value.trim() !== props.value) props.onEnter(event.currentTarget.value)
        // What wasn't taken doesn't stay there.
        event.currentTarget.value = props.value
      }}
    />
  )
}
