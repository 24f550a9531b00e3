import { A } from '@solidjs/router'
import UserRoundCheck from 'lucide-solid/icons/user-round-check'
import { For, type JSX, Show } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { nameOf } from '../../model/names.ts'
import type { StrategyOverview } from '../../model/portfolio.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { changeText } from '../proposals/changeText.ts'

const MOST = 4

/** What waits for approval over all strategies: the oldest four, and the way to the rest. */
export function WaitingProposals(props: {
  proposals: readonly Proposal[]
  overviews: readonly StrategyOverview[]
}): JSX.Element {
  const oldest = () => [...props.proposals].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).slice(0, MOST)
  const nameIn = (id: string) => {
    const found = props.overviews.find(({ summary }) => summary.id === id)
    return found ? nameOf(found.summary, language()) : id
  }
  return (
    <Show when={props.proposals.length > 0}>
      <section class="next-changes" aria-labelledby="waiting-proposals">
        <h2 id="waiting-proposals" class="caption">
          {t('strategies.waiting')}
        </h2>
        <ul>
          <For each={oldest()}>
            {(proposal) => (
              <li>
                <UserRoundCheck size={13} aria-hidden="true" />
                <span>
                  <A
                    class="strong ahead-link"
                    href={`/strategies/${encodeURIComponent(proposal.strategy)}/proposals/${proposal.number}`}
                  >
                    {nameIn(proposal.strategy)}
                  </A>
                  <span class="ink-2">
                    {t('strategies.proposedBy', { what: changeText(proposal), name: proposal.createdBy.name })}
                  </span>
                </span>
              </li>
            )}
          </For>
          <Show when={props.proposals.length > MOST}>
            <li>
              <A class="link" href="/approvals?show=all">
                {t('strategies.more', { n: props.proposals.length - MOST })}
              </A>
            </li>
          </Show>
        </ul>
      </section>
    </Show>
  )
}
