import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { formatDigest } from '../../model/format.ts'
import { namesOf } from '../../model/governance/lanes.ts'
import type { ImpactSeen, Proposal } from '../../model/governance/proposals.ts'
import { localizedText } from '../../model/governance/words.ts'
import { listed, t } from '../../model/words.ts'
import { Moment } from '../Moment.tsx'
import { effectText } from './changeText.ts'

/** Who, when, why, and what exactly is bound. */
export function ProposalFacts(props: { proposal: Proposal; timeZone: string }): JSX.Element {
  const publishes = () => (props.proposal.change.kind === 'publish' ? props.proposal.change : undefined)
  const phase = () => {
    const { change } = props.proposal
    return change.kind === 'publish' || change.kind === 'correct' ? localizedText(change.phase) : ''
  }
  const version = (number: number) => (
    <A class="link" href={`/strategies/${encodeURIComponent(props.proposal.strategy)}?v=${number}`}>
      v{number}
    </A>
  )
  return (
    <section aria-labelledby="proposal-facts">
      <h2 id="proposal-facts">{t('proposals.facts')}</h2>
      <dl class="facts">
        <Fact name={t('proposals.effect')}>
          <b class="tab">{effectText(props.proposal, props.timeZone)}</b>
        </Fact>
        <Show when={phase()}>{(text) => <Fact name={t('proposals.phase')}>{text()}</Fact>}</Show>
        <Fact name={t('proposals.reason')}>
          <span class="said">{props.proposal.change.note || <span class="ink-3">{t('proposals.noReason')}</span>}</span>
        </Fact>
        <Fact name={t('proposals.by')}>{props.proposal.createdBy.name}</Fact>
        <Fact name={t('proposals.authors')}>{listed(namesOf(props.proposal.authors))}</Fact>
        <Fact name={t('proposals.date')}>
          <Moment at={props.proposal.createdAt} />
        </Fact>
        <Show when={publishes()}>
          {(change) => (
            <>
              <Show when={change().base > 0}>
                <Fact name={t('proposals.follows')}>{version(change().base)}</Fact>
              </Show>
              <Show when={props.proposal.version}>
                {(number) => <Fact name={t('proposals.became')}>{version(number())}</Fact>}
              </Show>
              <Fact name={t('proposals.impact')}>
                <Show when={change().impact} fallback={<span class="ink-3">{t('proposals.noImpact')}</span>}>
                  {(impact) => <span>{impactText(impact())}</span>}
                </Show>
              </Fact>
              <Fact name={t('proposals.digest')}>
                <span class="mono" title={change().digest}>
                  {formatDigest(change().digest)}
                </span>
                <span class="sub ink-3">{t('proposals.digestHint')}</span>
              </Fact>
            </>
          )}
        </Show>
      </dl>
    </section>
  )
}

function Fact(props: { name: string; children: JSX.Element }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function impactText({ population, summary }: ImpactSeen): string {
  const { name, subjects = 0, moved = 0 } = summary
  return t('proposals.impactOf', { moved, n: subjects, name: localizedText(name) || (population ?? '') })
}
