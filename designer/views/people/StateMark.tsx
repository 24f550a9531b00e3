import Ban from 'lucide-solid/icons/ban'
import Check from 'lucide-solid/icons/check'
import Clock from 'lucide-solid/icons/clock'
import { type JSX, Match, Switch } from 'solid-js'

/** A state by sign and word. */
export function StateMark(props: {
  state: 'active' | 'invited' | 'disabled' | 'revoked' | 'expired'
  text: string
}): JSX.Element {
  return (
    <span class="state-mark">
      <Switch fallback={<Ban size={13} class="ink-3" aria-hidden="true" />}>
        <Match when={props.state === 'active'}>
          <Check size={13} class="ok" aria-hidden="true" />
        </Match>
        <Match when={props.state === 'invited'}>
          <Clock size={13} class="ink-3" aria-hidden="true" />
        </Match>
      </Switch>
      {props.text}
    </span>
  )
}
