import { type JSX, Show } from 'solid-js'

/** A page's title with its name in the other script, what it is, and what stands at its right. */
export function PageHead(props: {
  title: string
  alias?: { text: string; lang: string } | undefined
  text?: string
  aside?: JSX.Element
}): JSX.Element {
  return (
    <header class="part-head">
      <div class="part-titles">
        <h1>
          {props.title}
          <Show when={props.alias}>
            {(alias) => (
              <span class="part-alias" lang={alias().lang}>
                {alias().text}
              </span>
            )}
          </Show>
        </h1>
        <Show when={props.text}>
          <p class="ink-2 part-text">{props.text}</p>
        </Show>
      </div>
      {props.aside}
    </header>
  )
}
