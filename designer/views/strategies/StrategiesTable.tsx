import { For, type JSX } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import type { PopulationEntry } from '../../model/populations.ts'
import type { StrategyOverview } from '../../model/portfolio.ts'
import { timeSpan } from '../../model/timeline.ts'
import { heading, t } from '../../model/words.ts'
import { PhaseAxis } from './PhaseStrip.tsx'
import { StrategyRow } from './StrategyRow.tsx'

/** The strategies on one time axis, which stays where it is while they are filtered. */
export function StrategiesTable(props: {
  rows: readonly StrategyOverview[]
  all: readonly StrategyOverview[]
  ready: boolean
  proposals: readonly Proposal[]
  /** The newest of each strategy; undefined until it is known. */
  populations: ReadonlyMap<string, PopulationEntry> | undefined
}): JSX.Element {
  const now = Date.now()
  const span = () =>
    timeSpan(
      props.all.map(({ periods }) => periods),
      now,
    )
  return (
    <section class="scroll-x strategies-scroll" tabindex="0" aria-label={heading('strategy')}>
      <table class="strategies">
        <thead>
          <tr>
            <th scope="col">{t('strategies.strategy')}</th>
            <th scope="col" class="strip-head">
              <span class="hidden-visually">{t('strategies.phases')}</span>
              <PhaseAxis span={span()} now={now} />
            </th>
            <th scope="col">{t('strategies.inEffect')}</th>
            <th scope="col">{t('strategies.ahead')}</th>
            <th scope="col">{t('strategies.tiers')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <StrategyRow
                overview={row}
                span={span()}
                now={now}
                ready={props.ready}
                proposals={props.proposals.filter(({ strategy }) => strategy === row.summary.id)}
                populations={props.populations}
              />
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
