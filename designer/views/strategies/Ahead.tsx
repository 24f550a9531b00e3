import { A } from '@solidjs/router'
import UserRoundCheck from 'lucide-solid/icons/user-round-check'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { DraftSummary } from '../../model/drafts.ts'
import { formatDate } from '../../model/format.ts'
import type { Proposal } from '../../model/governance/proposals.ts'
import { phaseName } from '../../model/phaseName.ts'
import type { StrategyOverview } from '../../model/portfolio.ts'
import { language } from '../../model/preferences.ts'
import type { Period } from '../../model/timeline.ts'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'

type Item =
  | { kind: 'scheduled'; period: Period }
  | { kind: 'proposal'; proposal: Proposal }
  | { kind: 'draft'; draft: DraftSummary }

/** As many lines as the row is high. */
const MOST = 3

/** What is to come of a strategy: the next version, what waits for approval, and what is being written. */
export function Ahead(props: {
  overview: StrategyOverview
  proposals: readonly Proposal[]
  ready: boolean
}): JSX.Element {
  const path = () => `/strategies/${encodeURIComponent(props.overview.summary.id)}`
  const items = (): Item[] => {
    const period = props.overview.periods.find(({ state }) => state === 'future')
    return [
      ...(period ? [{ kind: 'scheduled' as const, period }] : []),
      ...props.proposals.map((proposal) => ({ kind: 'proposal' as const, proposal })),
      ...props.overview.drafts.map((draft) => ({ kind: 'draft' as const, draft })),
    ]
  }
  const shown = () => (items().length > MOST ? items().slice(0, MOST - 1) : items())
  return (
    <Show
      when={items().length > 0}
      fallback={<span class="ink-3">{props.ready ? t('strategies.nothingNext') : '\u00a0'}</span>}
    >
      <ul class="ahead">
        <For each={shown()}>
          {(item) => (
            <li>
              <Switch>
                <Match when={item.kind === 'scheduled' && item.period}>
                  {(period) => <Scheduled period={period()} only={items().length === 1} />}
                </Match>
                <Match when={item.kind === 'proposal' && item.proposal}>
                  {(proposal) => <InReview proposal={proposal()} path={path()} />}
                </Match>
                <Match when={item.kind === 'draft' && item.draft}>
                  {(draft) => <OpenDraft draft={draft()} path={path()} />}
                </Match>
              </Switch>
            </li>
          )}
        </For>
        <Show when={items().length > MOST}>
          <li>
            <A class="ahead-link ink-2" href={`${path()}/timeline`}>
              {t('strategies.more', { n: items().length - shown().length })}
            </A>
          </li>
        </Show>
      </ul>
    </Show>
  )
}

function Scheduled(props: { period: Period; only: boolean }): JSX.Element {
  const from = () => t('version.from', { date: formatDate(props.period.effectiveFrom, language()) })
  return (
    <>
      <span class="version-line">
        <VersionDot state="future" />
        <b>v{props.period.version}</b>
        <Show when={!props.only}>
          <span class="ink-2">{from()}</span>
        </Show>
      </span>
      <Show when={props.only}>
        <span class="sub">{from()}</span>
        <span class="sub">{phaseName(props.period.phase, language())}</span>
      </Show>
    </>
  )
}

function InReview(props: { proposal: Proposal; path: string }): JSX.Element {
  const needed = () => props.proposal.approvalsNeeded ?? 0
  const text = () => {
    const n = props.proposal.approvedBy.length
    return n >= needed() ? t('strategies.ready') : t('strategies.inReview', { n, all: needed() })
  }
  return (
    <A class="ahead-link" href={`${props.path}/proposals/${props.proposal.number}`}>
      <UserRoundCheck size={12} aria-hidden="true" />
      {text()}
    </A>
  )
}

function OpenDraft(props: { draft: DraftSummary; path: string }): JSX.Element {
  const name = () => t('strategies.draft', { name: props.draft.name })
  return (
    <A class="ahead-link" href={`${props.path}?draft=${encodeURIComponent(props.draft.name)}`} title={name()}>
      <VersionDot state="draft" />
      <span class="ahead-name">{name()}</span>
      <Show when={props.draft.problems.errors > 0}>
        <span class="err nowrap">{t('strategies.errors', { n: props.draft.problems.errors })}</span>
      </Show>
    </A>
  )
}
