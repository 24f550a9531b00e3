import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatDate, formatDigest } from '../../model/format.ts'
import { namesOf, type Stretch } from '../../model/governance/lanes.ts'
import type { Proposal } from '../../model/governance/proposals.ts'
import {
  standingOf,
  stateOf,
  type TimelineReading,
  type VersionEntry,
  type VersionStanding,
} from '../../model/governance/timelinePage.ts'
import { localizedText } from '../../model/governance/words.ts'
import { momentText, wallOf } from '../../model/governance/zone.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { listed, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { proposalPath } from '../proposals/ProposalsTable.tsx'
import { VersionDot } from '../VersionDot.tsx'
import type { Open } from './open.ts'

/** The versions, the newest first, under what is proposed to follow them. */
export function VersionsTable(props: { reading: TimelineReading; onOpen: (open: Open) => void }): JSX.Element {
  const waiting = () =>
    props.reading.proposals.filter(({ state, change }) => state === 'open' && change.kind === 'publish')
  const zone = () => props.reading.settings.timeZone
  const day = (time: number) => formatDate(wallOf(time, zone()).date, language())
  const standing = (version: number) => standingOf(props.reading.placed, version, props.reading.now)
  return (
    <ScrollX>
      <table class="rows versions-table">
        <thead>
          <tr>
            <th scope="col">{t('timeline.version')}</th>
            <th scope="col">{t('timeline.phase')}</th>
            <th scope="col">{t('timeline.effect')}</th>
            <th scope="col">{t('timeline.author')}</th>
            <th scope="col">{t('timeline.approvers')}</th>
            <th scope="col">{t('version.digest')}</th>
            <th scope="col">{t('timeline.note')}</th>
            <th scope="col">
              <span class="hidden-visually">{t('timeline.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={waiting()}>{(proposal) => <ProposedRow proposal={proposal} timeZone={zone()} />}</For>
          <For each={props.reading.versions}>
            {(version) => (
              <VersionRow
                strategy={props.reading.strategy}
                version={version}
                standing={standing(version.number)}
                now={props.reading.now}
                day={day}
                onRestore={
                  may('edit') && ['past', 'none'].includes(standing(version.number).state)
                    ? () => props.onOpen({ kind: 'request', source: { version: version.number } })
                    : undefined
                }
              />
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

function ProposedRow(props: { proposal: Proposal; timeZone: string }): JSX.Element {
  const change = () => (props.proposal.change.kind === 'publish' ? props.proposal.change : undefined)
  const from = () => {
    const effectiveFrom = change()?.effectiveFrom
    if (effectiveFrom === undefined) return t('timeline.atOnce')
    return t('timeline.planned', { date: momentText(effectiveFrom, props.timeZone, language()) })
  }
  return (
    <tr class="proposed">
      <th scope="row">
        <span class="version-line">
          <VersionDot state="draft" />
          <A class="link strong nowrap" href={proposalPath(props.proposal)}>
            {t('timeline.proposed', { n: props.proposal.number })}
          </A>
        </span>
      </th>
      <td>{localizedText(change()?.phase)}</td>
      <td class="tab">{from()}</td>
      <td>{listed(namesOf(props.proposal.authors))}</td>
      <td class="tab">
        {t('timeline.approvedOf', {
          n: props.proposal.approvedBy.length,
          all: props.proposal.approvalsNeeded ?? 0,
        })}
      </td>
      <td class="mono nowrap">{formatDigest(change()?.digest ?? '')}</td>
      <td class="reason-cell">{props.proposal.change.note}</td>
      <td />
    </tr>
  )
}

function VersionRow(props: {
  strategy: string
  version: VersionEntry
  standing: VersionStanding
  now: number
  day: (time: number) => string
  onRestore: (() => void) | undefined
}): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <span class="version-line">
          <VersionDot state={props.standing.state} />
          <A
            class="strong version-link"
            href={`/strategies/${encodeURIComponent(props.strategy)}?v=${props.version.number}`}
          >
            v{props.version.number}
          </A>
        </span>
      </th>
      <td>{localizedText(props.standing.phase)}</td>
      <td class="tab">
        <For each={props.standing.stretches} fallback={t('timeline.never')}>
          {(stretch) => <span class="stretch-line">{stretchText(stretch, props.now, props.day)}</span>}
        </For>
      </td>
      <td>{listed(namesOf(props.version.authors))}</td>
      <td>
        <Show
          when={props.version.approvers.length > 0}
          fallback={<span class="ink-3">{t('timeline.noApprovers')}</span>}
        >
          {listed(namesOf(props.version.approvers))}
        </Show>
      </td>
      <td class="mono nowrap" title={props.version.digest}>
        {formatDigest(props.version.digest)}
      </td>
      <td class="reason-cell">{props.version.note}</td>
      <td class="num">
        <Show when={props.onRestore}>
          {(restore) => (
            <button
              type="button"
              class="button quiet"
              aria-label={t('timeline.restoreOf', { n: props.version.number })}
              onClick={() => restore()()}
            >
              {t('timeline.restore')}
            </button>
          )}
        </Show>
      </td>
    </tr>
  )
}

function stretchText(stretch: Stretch, now: number, day: (time: number) => string): string {
  const state = stateOf(stretch, now)
  if (state === 'current') return t('timeline.since', { date: day(stretch.from) })
  if (state === 'future' || stretch.to === undefined) return t('timeline.from', { date: day(stretch.from) })
  return t('timeline.fromTo', { from: day(stretch.from), to: day(stretch.to - 1) })
}
