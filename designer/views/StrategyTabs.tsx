import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { may } from '../model/session.ts'
import { heading, label, t } from '../model/words.ts'

/** The screens of one strategy. `none`: on a screen that belongs to it without a tab of its own. */
export type StrategyTab = 'design' | 'compare' | 'timeline' | 'runs' | 'decisions' | 'api' | 'settings' | 'none'

export const strategyTabs: readonly { tab: StrategyTab; path: string; name: () => string; needs?: string }[] = [
  { tab: 'design', path: '', name: () => t('shell.design') },
  { tab: 'compare', path: '/compare', name: () => t('shell.compare') },
  { tab: 'timeline', path: '/timeline', name: () => label('timeline') },
  { tab: 'runs', path: '/runs', name: () => heading('run') },
  { tab: 'decisions', path: '/decisions', name: () => heading('decision'), needs: 'decisions' },
  { tab: 'api', path: '/api', name: () => t('shell.api') },
  { tab: 'settings', path: '/settings', name: () => t('shell.settings') },
]

/** Where one is: the strategies, this one by name, and its screens. */
export function StrategyTabs(props: { id: string; name: string; tab: StrategyTab }): JSX.Element {
  const base = () => `/strategies/${encodeURIComponent(props.id)}`
  return (
    <>
      <nav class="crumbs" aria-label={t('shell.path')}>
        <A class="crumb" href="/">
          {heading('strategy')}
        </A>
        <span class="crumb-slash" aria-hidden="true">
          /
        </span>
        <A class="crumb crumb-here" href={base()} title={props.name}>
          {props.name}
        </A>
      </nav>
      <nav class="tabs strategy-tabs" aria-label={t('shell.screensOf')}>
        <For each={strategyTabs}>
          {(item) => (
            <Show when={item.needs === undefined || may(item.needs)}>
              <A
                class="screen-tab"
                href={`${base()}${item.path}`}
                aria-current={item.tab === props.tab ? 'page' : undefined}
                end
              >
                {item.name()}
              </A>
            </Show>
          )}
        </For>
      </nav>
    </>
  )
}
