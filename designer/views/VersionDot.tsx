import type { JSX } from 'solid-js'
import type { Period } from '../model/timeline.ts'

/** The state of a version as a dot: in effect full, to come half, past grey, a draft open. Text beside it says so too. */
export function VersionDot(props: { state: Period['state'] | 'draft' | 'none' }): JSX.Element {
  return (
    <svg class={`dot dot-${props.state}`} width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="3.25" />
      <path d="M4 .75a3.25 3.25 0 0 0 0 6.5z" />
    </svg>
  )
}
