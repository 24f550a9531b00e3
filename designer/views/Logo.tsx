import type { JSX } from 'solid-js'

export function Logo(): JSX.Element {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path class="logo-low" d="M1 14h4.2v-4" />
      <path class="logo-mid" d="M5.2 10h4V6" />
      <path class="logo-low" d="M9.2 6h4V1.6h2" />
    </svg>
  )
}
