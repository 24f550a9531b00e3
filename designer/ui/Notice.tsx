import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** A state told calmly: an icon, what is the matter, what it means, and one thing to do about it. */
export function Notice(props: {
  icon: JSX.Element
  tone?: 'err' | 'warn' | 'ok'
  title: string
  children?: JSX.Element
  action?: JSX.Element
  alert?: boolean
  /** Where the notice is all that the page says, its title is the page's. */
  page?: boolean
}): JSX.Element {
  return (
    <div class={`notice ${props.tone ?? ''}`} role={props.alert ? 'alert' : undefined}>
      <span class="notice-icon">{props.icon}</span>
      <div class="notice-text">
        <Dynamic component={props.page ? 'h1' : 'p'} class="notice-title">
          {props.title}
        </Dynamic>
        {props.children}
      </div>
      {props.action}
    </div>
  )
}
