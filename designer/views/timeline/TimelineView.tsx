import { A } from '@solidjs/router'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import { logOf, spanOf } from '../../model/governance/lanes.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { instantIn } from '../../model/governance/zone.ts'
import { may } from '../../model/session.ts'
import { label, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DraftsPanel } from './DraftsPanel.tsx'
import type { Open } from './open.ts'
import { Probe } from './Probe.tsx'
import { ScheduleLog } from './ScheduleLog.tsx'
import { TimelineChart } from './TimelineChart.tsx'
import { VersionsTable } from './VersionsTable.tsx'

const DAY = 86_400_000

/** The drawing, the list of versions and the log; drafts and the question what was in effect beside them. */
export function TimelineView(props: { reading: TimelineReading; onOpen: (open: Open) => void }): JSX.Element {
  const [scope, setScope] = createSignal<'year' | 'all'>('all')
  const [knownOn, setKnownOn] = createSignal('')
  /** All that was known by the end of a day; now where none is chosen. */
  const knownAt = () => {
    const start = instantIn(props.reading.settings.timeZone, knownOn())
    return Number.isNaN(start) ? undefined : Math.min(start + DAY - 1, props.reading.now)
  }
  const log = createMemo(() => logOf(props.reading.placed, props.reading.proposals, props.reading.now))
  return (
    <>
      <div class="page-head timeline-head">
        <h1>{label('timeline')}</h1>
        <span class="ink-2">{t('timeline.versions', { n: props.reading.versions.length })}</span>
        <span class="ink-3">{t('timeline.zone', { zone: props.reading.settings.timeZone })}</span>
        <span class="spring" />
        <label class="timeline-known">
          <span class="ink-3">{t('timeline.knownOn')}</span>
          <input
            class="control"
            type="date"
            value={knownOn()}
            onInput={(event) => setKnownOn(event.currentTarget.value)}
          />
        </label>
        <Segmented<'year' | 'all'>
          name={t('timeline.span')}
          chosen={scope()}
          choices={[
            { value: 'year', text: t('timeline.year') },
            { value: 'all', text: t('timeline.all') },
          ]}
          onChoose={setScope}
        />
        <Show when={may('edit') && props.reading.versions.length > 0}>
          <button type="button" class="button" onClick={() => props.onOpen({ kind: 'correct' })}>
            {t('timeline.correct')}
          </button>
        </Show>
      </div>
      <div class="timeline-columns">
        <div>
          <Show when={props.reading.placed.length > 0} fallback={<NoVersion strategy={props.reading.strategy} />}>
            <TimelineChart
              reading={props.reading}
              log={log()}
              span={spanOf(props.reading.placed, props.reading.now, scope())}
              knownAt={knownAt()}
            />
            <VersionsTable reading={props.reading} onOpen={props.onOpen} />
            <ScheduleLog reading={props.reading} log={log()} onOpen={props.onOpen} />
          </Show>
        </div>
        <aside class="timeline-side">
          <DraftsPanel reading={props.reading} onOpen={props.onOpen} />
          <Show when={props.reading.placed.length > 0}>
            <Probe reading={props.reading} />
          </Show>
        </aside>
      </div>
    </>
  )
}

const NoVersion = (props: { strategy: string }): JSX.Element => (
  <Notice
    icon={<CalendarClock size={16} />}
    title={t('timeline.none.title')}
    action={
      <A class="button" href={`/strategies/${encodeURIComponent(props.strategy)}`}>
        {t('timeline.none.do')}
      </A>
    }
  >
    <p>{t('timeline.none.text')}</p>
  </Notice>
)
