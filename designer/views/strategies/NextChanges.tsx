import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { nameOf } from '../../model/names.ts'
import { phaseName } from '../../model/phaseName.ts'
import type { StrategyOverview } from '../../model/portfolio.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'

/** What will take effect next, over all strategies: the nearest four. */
export function NextChanges(props: { overviews: readonly StrategyOverview[] }): JSX.Element {
  const changes = () =>
    props.overviews
      .flatMap(({ summary, periods }) =>
        periods.filter((period) => period.state === 'future').map((period) => ({ summary, period })),
      )
      .sort((a, b) => a.period.from - b.period.from)
      .slice(0, 4)
  return (
    <Show when={changes().length > 0}>
      <section class="next-changes" aria-labelledby="next-changes">
        <h2 id="next-changes" class="caption">
          {t('strategies.nextChanges')}
        </h2>
        <ul>
          <For each={changes()}>
            {({ summary, period }) => (
              <li>
                <VersionDot state="future" />
                <span>
                  <b>{formatDate(period.effectiveFrom, language())}</b> {nameOf(summary, language())}
                  <br />
                  <span class="ink-2">
                    {[
                      t('strategies.takesEffect', { version: `v${period.version}` }),
                      phaseName(period.phase, language()),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
