import { A } from '@solidjs/router'
import GitPullRequest from 'lucide-solid/icons/git-pull-request-arrow'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Match, Show, Switch } from 'solid-js'
import { type Choices, proposalOf, type Side, type VersionEntry } from '../../model/compare.ts'
import { formatDate, formatDigest } from '../../model/format.ts'
import type { Proposal } from '../../model/governance/proposals.ts'
import { formatDay } from '../../model/instant.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { periodOfVersion } from '../../model/timeline.ts'
import { listed, t } from '../../model/words.ts'
import { stateText } from '../proposals/changeText.ts'
import { proposalPath } from '../proposals/ProposalsTable.tsx'
import { stateKey } from '../strategy/versionState.ts'
import { VersionDot } from '../VersionDot.tsx'

/** One of the two sides: what it is called, since when it decides, by whom it was written. */
export function SideHead(props: { side: Side; choices: Choices }): JSX.Element {
  return (
    <div class="side-head">
      <Switch>
        <Match when={'version' in props.side.name && props.side.name.version}>
          {(number) => <VersionLines number={number()} side={props.side} choices={props.choices} />}
        </Match>
        <Match when={props.side.proposal}>
          {(proposal) => <ProposalLines proposal={proposal()} digest={props.side.digest} />}
        </Match>
        <Match when={props.side.draft}>
          <DraftLines side={props.side} choices={props.choices} />
        </Match>
      </Switch>
    </div>
  )
}

function VersionLines(props: { number: number; side: Side; choices: Choices }): JSX.Element {
  const period = () => periodOfVersion(props.choices.periods, props.number)
  const version = () => props.choices.versions.find(({ number }) => number === props.number)
  const since = () => {
    const found = period()
    if (!found) return ''
    const date = formatDate(found.effectiveFrom, language())
    if (found.state === 'current') return t('version.since', { date })
    if (found.state === 'future' || found.to === undefined) return t('version.from', { date })
    const last = formatDate(new Date(found.to - 86_400_000).toISOString(), language())
    return t('version.fromTo', { from: date, to: last })
  }
  return (
    <>
      <p class="side-title">
        <VersionDot state={period()?.state ?? 'none'} />
        <b>v{props.number}</b> <span>{phaseName(period()?.phase, language())}</span>
      </p>
      <p class="sub side-line">
        {period()?.state === 'past' ? since() : `${t(stateKey(period()))} ${since()}`} <Digest of={props.side.digest} />
      </p>
      <Show when={version()}>{(found) => <p class="sub side-line">{writtenBy(found())}</p>}</Show>
    </>
  )
}

function writtenBy({ authors, approvers, createdAt }: VersionEntry): string {
  const date = formatDay(createdAt, language())
  const names = listed(authors.map(({ name }) => name))
  if (approvers.length === 0) return t('compare.by', { names, date })
  return t('compare.byApproved', { names, approvers: listed(approvers.map(({ name }) => name)), date })
}

function DraftLines(props: { side: Side; choices: Choices }): JSX.Element {
  const draft = () => props.side.draft
  const proposal = () => proposalOf(props.choices, props.side)
  const errors = () => draft()?.problems.errors ?? 0
  return (
    <>
      <p class="side-title">
        <svg class="dot dot-draft" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          <circle cx="4" cy="4" r="3.25" />
        </svg>
        <b>{t('compare.draft', { name: draft()?.name ?? '' })}</b>
      </p>
      <p class="sub side-line">
        <Show when={draft()?.baseVersion}>{(n) => <span>{t('compare.basedOn', { n: n() })}</span>}</Show>{' '}
        <Digest of={props.side.digest} />
        <Show when={proposal()}>
          {(found) => (
            <span class={`side-mark ${found().isSame ? 'ink-2' : 'warn'}`}>
              <Show when={found().isSame} fallback={<TriangleAlert size={12} />}>
                <GitPullRequest size={12} />
              </Show>
              {t(found().isSame ? 'compare.proposed' : 'compare.changedSince')}
            </span>
          )}
        </Show>
        <Show when={errors() > 0}>
          <span class="side-mark err">
            <OctagonAlert size={12} />
            {t('compare.hasErrors', { n: errors() })}
          </span>
        </Show>
      </p>
      <Show when={draft()}>
        {(found) => (
          <p class="sub side-line">
            {t('compare.savedBy', { name: found().savedBy.name, date: formatDay(found().savedAt, language()) })}
          </p>
        )}
      </Show>
    </>
  )
}

function ProposalLines(props: { proposal: Proposal; digest: string }): JSX.Element {
  const change = () => (props.proposal.change.kind === 'publish' ? props.proposal.change : undefined)
  return (
    <>
      <p class="side-title">
        <GitPullRequest size={12} aria-hidden="true" />
        <A class="version-link" href={proposalPath(props.proposal)}>
          <b>{t('proposals.number', { n: props.proposal.number })}</b>
        </A>
      </p>
      <p class="sub side-line">
        <span>{stateText(props.proposal)}</span>
        <Show when={change()?.base}>{(n) => <span>{t('compare.basedOn', { n: n() })}</span>}</Show>
        <Digest of={props.digest} />
      </p>
      <p class="sub side-line">
        {t('compare.by', {
          names: listed(props.proposal.authors.map(({ name }) => name)),
          date: formatDay(props.proposal.createdAt, language()),
        })}
      </p>
    </>
  )
}

const Digest = (props: { of: string }): JSX.Element => (
  <span class="mono ink-3" title={props.of}>
    {formatDigest(props.of)}
  </span>
)
