import { createMemo, For, type JSX, Show } from 'solid-js'
import { type AuditSummary, barsOf, firstBad, type Verification } from '../../model/audit.ts'
import { formatDate } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

const HEIGHT = 38
const MOST_BARS = 120
const LINKS = 36

/** How much was done when, and below it the chain: neutral until it is verified, broken from its first bad entry on. */
export function ChainStrip(props: { summary: AuditSummary; verification: Verification | undefined }): JSX.Element {
  const bars = createMemo(() => barsOf(props.summary.days, MOST_BARS))
  const highest = () => Math.max(1, ...bars().map(({ entries }) => entries))
  const bad = () => (props.verification ? firstBad(props.verification) : undefined)
  /** Percent of the width at which the first bad entry stands. */
  const breakAt = () => {
    const seq = bad()
    if (seq === undefined) return 100
    const bar = bars().find(({ first, last }) => seq >= first && seq <= last)
    if (!bar) return 100
    return (bar.from + ((bar.to - bar.from) * (seq - bar.first)) / Math.max(bar.entries, 1)) * 100
  }
  /** Percent of the width at which the first entry stands. */
  const begin = () => (bars().find(({ entries }) => entries > 0)?.from ?? 0) * 100
  const links = () => {
    const count = Math.max(1, Math.round((LINKS * (100 - begin())) / 100))
    return Array.from({ length: count }, (_, index) => begin() + ((index + 0.5) / count) * (100 - begin()))
  }
  const state = () => (props.verification === undefined ? 'unknown' : 'sound')
  return (
    <Show when={bars().length > 0}>
      <figure class="chain">
        <svg width="100%" height={HEIGHT + 14} role="img" aria-label={t('audit.chain')}>
          <For each={bars()}>
            {({ from, to, entries }) => (
              <rect
                class="chain-bar"
                x={`${from * 100}%`}
                width={`${Math.max((to - from) * 100 - 0.15, 0.1)}%`}
                y={HEIGHT - Math.max((entries / highest()) * (HEIGHT - 2), entries > 0 ? 1.5 : 0)}
                height={Math.max((entries / highest()) * (HEIGHT - 2), entries > 0 ? 1.5 : 0)}
              />
            )}
          </For>
          <line class="chain-base" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
          <line
            class={`chain-line chain-${state()}`}
            x1={`${begin()}%`}
            x2={`${breakAt()}%`}
            y1={HEIGHT + 8}
            y2={HEIGHT + 8}
          />
          <Show when={bad() !== undefined}>
            <line class="chain-line chain-bad" x1={`${breakAt()}%`} x2="100%" y1={HEIGHT + 8} y2={HEIGHT + 8} />
            <svg class="chain-break" aria-hidden="true" x={`${breakAt()}%`} y={HEIGHT + 8}>
              <path d="M-4 -4l8 8M4 -4l-8 8" />
            </svg>
          </Show>
          <For each={links()}>
            {(x) => (
              <svg
                class={`chain-link chain-${x > breakAt() ? 'bad' : state()}`}
                aria-hidden="true"
                x={`${x}%`}
                y={HEIGHT + 4}
              >
                <rect x="-2.5" y="0" width="5" height="8" />
              </svg>
            )}
          </For>
        </svg>
        <figcaption class="caption chain-ends">
          <span>{formatDate(bars()[0]?.day ?? '', language())}</span>
          <span>{formatDate(props.summary.days.at(-1)?.day ?? '', language())}</span>
        </figcaption>
      </figure>
    </Show>
  )
}
