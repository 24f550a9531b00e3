import type { JSX } from 'solid-js'
import { formatInstant } from '../model/instant.ts'
import { language } from '../model/preferences.ts'

/** An instant in this browser's time zone; as it was recorded, in UTC, when pointed at. */
export function Moment(props: { at: string }): JSX.Element {
  return (
    <time class="tab nowrap" datetime={props.at} title={props.at}>
      {formatInstant(props.at, language())}
    </time>
  )
}
