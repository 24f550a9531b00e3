import { For, type JSX, Show } from 'solid-js'

interface Choice<T extends string> {
  value: T
  text: string
  hint?: string
}

/** Any number of a few: checkboxes, kept in the order in which they stand. */
export function Choices<T extends string>(props: {
  legend: string
  choices: readonly Choice<T>[]
  chosen: readonly T[]
  onChoose: (chosen: T[]) => void
}): JSX.Element {
  const toggle = (value: T, on: boolean) =>
    props.onChoose(
      props.choices
        .map((choice) => choice.value)
        .filter((candidate) => (candidate === value ? on : props.chosen.includes(candidate))),
    )
  return (
    <fieldset class="choices">
      <legend>{props.legend}</legend>
      <For each={props.choices}>
        {(choice) => (
          <label class="choice">
            <input
              type="checkbox"
              checked={props.chosen.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
            />
            <span>
              {choice.text}
              <Show when={choice.hint}>
                {' '}
                <span class="ink-3">{choice.hint}</span>
              </Show>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}
