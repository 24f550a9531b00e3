import type { JSX } from 'solid-js'

/** A line of the form: what it is about, and its fields. */
export function Section(props: { title: string; children: JSX.Element }): JSX.Element {
  return (
    <section class="override-section" aria-label={props.title}>
      <h2>{props.title}</h2>
      <div class="override-fields">{props.children}</div>
    </section>
  )
}

/** A button that shows an icon alone. */
export function IconButton(props: { label: string; icon: JSX.Element; onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="button icon quiet"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.icon}
    </button>
  )
}
