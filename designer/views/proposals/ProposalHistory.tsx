import { For, type JSX, Show } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { t } from '../../model/words.ts'
import { Moment } from '../Moment.tsx'

/** Who did what, when, and what they said of it. */
export function ProposalHistory(props: { proposal: Proposal }): JSX.Element {
  const lines = () => [
    { who: props.proposal.createdBy.name, kind: 'propose' as const, at: props.proposal.createdAt, comment: '' },
    ...props.proposal.events.map(({ actor, kind, at, comment }) => ({ who: actor.name, kind, at, comment })),
  ]
  return (
    <section aria-labelledby="proposal-history">
      <h2 id="proposal-history">{t('proposals.history')}</h2>
      <ol class="lines history">
        <For each={lines()}>
          {(line) => (
            <li>
              <b>{line.who}</b> {t(`proposals.event.${line.kind}`)}
              <span class="sub ink-3">
                <Moment at={line.at} />
              </span>
              <Show when={line.comment}>
                <p class="said ink-2">{line.comment}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}
