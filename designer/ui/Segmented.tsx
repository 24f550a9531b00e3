import { For, type JSX } from 'solid-js'

export interface Choice<T extends string> {
  value: T
  /** What is shown. */
  text: JSX.Element
  /** What it is called, where the shown text is a sign or an icon. */
  name?: string
  lang?: string
}

/** One of a few: a row of toggle buttons. */
export function Segmented<T extends string>(props: {
  name: string
  choices: readonly Choice<T>[]
  chosen: T | undefined
  onChoose: (value: T) => void
}): JSX.Element {
  return (
    // A fieldset would need a visible legend; a named group says the same.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div class="segmented" role="group" aria-label={props.name}>
      <For each={props.choices}>
        {(choice) => (
          <button
            type="button"
            aria-pressed={props.chosen === choice.value}
            aria-label={choice.name}
            title={choice.name}
            lang={choice.lang}
            onClick={() => props.onChoose(choice.value)}
          >
            {choice.text}
          </button>
        )}
      </For>
    </div>
  )
}
