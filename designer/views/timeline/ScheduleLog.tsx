import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { type LogEntry, namesOf } from '../../model/governance/lanes.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { localizedText } from '../../model/governance/words.ts'
import { momentText, wallOf } from '../../model/governance/zone.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { listed, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { proposalPath } from '../proposals/ProposalsTable.tsx'
import type { Open } from './open.ts'

/** Every entry of the timeline as it was recorded, the last one first. */
export function ScheduleLog(props: {
  reading: TimelineReading
  log: readonly LogEntry[]
  onOpen: (open: Open) => void
}): JSX.Element {
  return (
    <section class="schedule-log" aria-labelledby="schedule-log">
      <div class="section-head">
        <h2 id="schedule-log">{t('timeline.log')}</h2>
        <span class="ink-3">{t('timeline.log.hint')}</span>
      </div>
      <ScrollX>
        <table class="rows log-table">
          <thead>
            <tr>
              <th scope="col" class="num">
                #
              </th>
              <th scope="col">{t('timeline.log.recorded')}</th>
              <th scope="col">{t('timeline.log.action')}</th>
              <th scope="col">{t('timeline.log.sets')}</th>
              <th scope="col">{t('timeline.log.by')}</th>
              <th scope="col">{t('timeline.approvers')}</th>
              <th scope="col">{t('timeline.note')}</th>
              <th scope="col">
                <span class="hidden-visually">{t('timeline.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.log}>
              {(entry) => (
                <LogRow
                  entry={entry}
                  reading={props.reading}
                  onCancel={entry.ahead && may('edit') ? () => props.onOpen({ kind: 'cancel', entry }) : undefined}
                />
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
    </section>
  )
}

function LogRow(props: { entry: LogEntry; reading: TimelineReading; onCancel: (() => void) | undefined }): JSX.Element {
  const zone = () => props.reading.settings.timeZone
  const recorded = () => props.entry.placed.entry
  const version = () => props.reading.versions.find(({ number }) => number === recorded().version)
  const wall = () => wallOf(props.entry.placed.recordedAt, zone())
  const by = () => {
    const closing = props.entry.proposal?.events.find(({ kind }) => kind === 'publish')
    return closing?.actor.name ?? listed(namesOf(version()?.authors ?? []))
  }
  const approvers = () => namesOf(props.entry.proposal?.approvedBy ?? version()?.approvers ?? [])
  return (
    <tr classList={{ 'is-cancelled': props.entry.cancelledBy !== undefined }}>
      <td class="num ink-3">{recorded().seq}</td>
      <td class="tab nowrap">
        {formatDate(wall().date, language())} {wall().time}
      </td>
      <td class="strong" classList={{ warn: props.entry.kind !== 'publish' }}>
        {t(`timeline.log.${props.entry.kind}`)}
      </td>
      <td>
        <span class="tab sets">{setsText(props.entry, zone())}</span>
        <Show when={localizedText(recorded().phase)}>{(phase) => <span class="ink-3"> · {phase()}</span>}</Show>
        <Show when={props.entry.cancelledBy}>
          {(seq) => <span class="sub ink-3">{t('timeline.log.cancelled', { seq: seq() })}</span>}
        </Show>
        <Show when={props.entry.ahead}>
          <span class="sub ink-3">{t('timeline.log.scheduled')}</span>
        </Show>
      </td>
      <td>{by()}</td>
      <td>{listed(approvers())}</td>
      <td class="reason-cell">
        {localizedText(recorded().note)}
        <Show when={props.entry.proposal}>
          {(proposal) => (
            <A class="sub link" href={proposalPath(proposal())}>
              {t('timeline.proposed', { n: proposal().number })}
            </A>
          )}
        </Show>
      </td>
      <td class="num">
        <Show when={props.onCancel}>
          {(cancel) => (
            <button
              type="button"
              class="button quiet"
              aria-label={t('timeline.cancelOf', {
                seq: recorded().seq,
                n: recorded().version,
                date: momentText(recorded().effectiveFrom, zone(), language()),
              })}
              onClick={() => cancel()()}
            >
              {t('timeline.cancel')}
            </button>
          )}
        </Show>
      </td>
    </tr>
  )
}

function setsText({ placed: { entry } }: LogEntry, timeZone: string): string {
  const date = momentText(entry.effectiveFrom, timeZone, language())
  if (entry.cancels !== undefined) {
    return t('timeline.log.setsCancel', { seq: entry.cancels, n: entry.version, date })
  }
  return t('timeline.log.setsVersion', { n: entry.version, date })
}
