import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatPercent } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { localize, nameOf } from '../../model/names.ts'
import { capitalise } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'

/** What the tones of bars mean, and the dashed line. */
export function Legend(props: { ghost: boolean; bars: boolean }): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <Show when={props.bars}>
        <For each={view.document().tiers}>
          {(tier) => (
            <span class="plot-key">
              <svg width="9" height="9" class={rankOf(view.document(), tier.id).tone} aria-hidden="true">
                <rect class="plot-bar" x="0.5" y="0.5" width="8" height="8" />
              </svg>
              {nameOf(tier, language())}
            </span>
          )}
        </For>
      </Show>
      <Show when={props.ghost && view.base()}>
        {(base) => (
          <span class="plot-key">
            <svg width="16" height="9" aria-hidden="true">
              <path class="plot-ghost" d="M0 4.5h16" />
            </svg>
            {t('editBands.inEffect', { version: `v${base().number}` })}
          </span>
        )}
      </Show>
    </>
  )
}

/** Who is counted: “Distributors”, as the strategy calls them. */
export function subjectHeading(document: Strategy): string {
  const title = localize(document.subject?.title, language())
  return title === '' ? label('population') : capitalise(title)
}

export const percentOf = (count: number, total: number): string =>
  total === 0 ? '' : formatPercent(count / total, language(), 1)

/** What has to be said of an axis: where it isn't even, and who lies beyond it. */
export function AxisNote(props: { isEven: boolean; beyond: number }): JSX.Element {
  const text = () =>
    [
      props.isEven ? '' : t('editBands.factorAxis'),
      props.beyond === 0 ? '' : t('editBands.beyond', { n: props.beyond }),
    ]
      .filter(Boolean)
      .join(' ')
  return <Show when={text()}>{(found) => <figcaption class="caption">{found()}</figcaption>}</Show>
}
