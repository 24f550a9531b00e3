import { For, type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { language } from '../../model/preferences.ts'
import { waterfallOf } from '../../model/waterfall.ts'
import { useRules } from '../strategy/context.ts'
import { ContributionTable } from './ContributionTable.tsx'
import { Staircase } from './Staircase.tsx'

/** For every root score its contributions as a table, below the staircase where there are several roots. */
export function Contributions(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  return (
    <For each={view.trees()}>
      {(tree) => (
        <Show when={waterfallOf(tree, props.decision, view.document(), language())}>
          {(waterfall) => (
            <section class="contributions">
              <Show when={view.trees().length > 1}>
                <Staircase waterfall={waterfall()} />
              </Show>
              <ContributionTable waterfall={waterfall()} titled={view.trees().length > 1} />
            </section>
          )}
        </Show>
      )}
    </For>
  )
}
