import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { formatDay } from '../../model/instant.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { changeText, effectText } from './changeText.ts'
import { ProposalState } from './ProposalState.tsx'

/** Proposals a line each; on a phone each is a block. */
export function ProposalsTable(props: {
  proposals: readonly Proposal[]
  strategyName: (id: string) => string
}): JSX.Element {
  return (
    <table class="rows proposals-table">
      <thead>
        <tr>
          <th scope="col">{t('proposals.what')}</th>
          <th scope="col">{t('proposals.strategy')}</th>
          <th scope="col">{t('proposals.by')}</th>
          <th scope="col">{t('proposals.effect')}</th>
          <th scope="col">{t('proposals.progress')}</th>
          <th scope="col">{t('proposals.state')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.proposals}>
          {(proposal) => (
            <tr>
              <th scope="row">
                <A class="proposal-link" href={proposalPath(proposal)}>
                  {changeText(proposal)}
                </A>
                <Show when={proposal.change.note}>
                  <span class="sub ink-3">{proposal.change.note}</span>
                </Show>
              </th>
              <td>{props.strategyName(proposal.strategy)}</td>
              <td>
                {proposal.createdBy.name}
                <span class="sub ink-3 tab">{formatDay(proposal.createdAt, language())}</span>
              </td>
              <td class="tab">{effectText(proposal)}</td>
              <td class="tab">{progressText(proposal)}</td>
              <td>
                <ProposalState proposal={proposal} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

export const proposalPath = ({ strategy, number }: Pick<Proposal, 'strategy' | 'number'>): string =>
  `/strategies/${encodeURIComponent(strategy)}/proposals/${number}`

/** How many have approved it, of how many; of a closed one how many did. */
export function progressText({ approvalsNeeded, approvedBy }: Proposal): string {
  if (approvalsNeeded === undefined) return String(approvedBy.length)
  if (approvalsNeeded === 0) return t('proposals.noneNeeded')
  return t('proposals.approvedOf', { n: approvedBy.length, all: approvalsNeeded })
}
