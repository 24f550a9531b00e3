import { createEffect, type JSX, Show } from 'solid-js'
import { type StrategySummary, summaryOf } from '../model/catalogue.ts'
import { createLoad } from '../model/load.ts'
import { nameOf } from '../model/names.ts'
import { language } from '../model/preferences.ts'
import { type StrategyTab, StrategyTabs } from './StrategyTabs.tsx'
import { FailureNotice, LoadingText } from './states.tsx'
import { TopBar } from './TopBar.tsx'

/** The frame of a screen that belongs to one strategy: its name and tabs above, then what the screen shows of it. */
export function StrategyScreen(props: {
  id: string
  tab: StrategyTab
  /** The screen's own title, for the window. */
  title: string
  class?: string
  children: (summary: StrategySummary) => JSX.Element
}): JSX.Element {
  const load = createLoad(() => props.id, summaryOf)
  const name = () => {
    const summary = load.data()
    return summary ? nameOf(summary, language()) : props.id
  }
  createEffect(() => {
    document.title = `${props.title} · ${name()} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar>
        <StrategyTabs id={props.id} name={name()} tab={props.tab} />
      </TopBar>
      <main id="content" class={`page-body ${props.class ?? ''}`} tabindex="-1">
        <Show when={load.failure()}>
          {(failure) => <FailureNotice page failure={failure()} onRetry={load.retry} />}
        </Show>
        <Show when={load.loading() && !load.data()}>
          <LoadingText />
        </Show>
        <Show when={load.data()} keyed>
          {(summary) => props.children(summary)}
        </Show>
      </main>
    </div>
  )
}
