import { A, useParams } from '@solidjs/router'
import FileClock from 'lucide-solid/icons/file-clock'
import Printer from 'lucide-solid/icons/printer'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import type { StrategySummary } from '../../model/catalogue.ts'
import { documentOf } from '../../model/documents.ts'
import { formatDate } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import { createPages } from '../../model/pages.ts'
import { language } from '../../model/preferences.ts'
import { type Moment, momentsOf, type SubjectRun, stretchesOf, subjectHistory } from '../../model/subjects.ts'
import { label, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { Documents } from './documents.ts'
import { HistoryTable } from './HistoryTable.tsx'
import { ScoresText } from './ScoresText.tsx'
import { TierChart } from './TierChart.tsx'
import './subjects.css'

/** One subject of a strategy: its tier over time, and why it changed. To be read on paper and on a phone, too. */
export default function SubjectPage(): JSX.Element {
  const params = useParams<{ id: string; subject: string }>()
  const subject = () => decodeURIComponent(params.subject)
  return (
    <StrategyScreen id={params.id} tab="none" title={subject()} class="subject-page">
      {(summary) => <Subject summary={summary} subject={subject()} />}
    </StrategyScreen>
  )
}

function Subject(props: { summary: StrategySummary; subject: string }): JSX.Element {
  const [runs, setRuns] = createSignal<SubjectRun[]>([])
  const pages = createPages(
    () => ({ strategy: props.summary.id, subject: props.subject }),
    async (asked, cursor) => {
      const page = await subjectHistory(asked.strategy, asked.subject, cursor)
      if (page.runs) setRuns(page.runs)
      return page
    },
  )
  const moments = createMemo(() => momentsOf(pages.items() ?? [], runs()))
  const versions = createMemo(() => [...new Set(moments().map(({ version }) => version))].join(' '))
  const documents = createLoad(versions, async (list): Promise<Documents> => {
    const numbers = list.split(' ').filter((one) => one !== '')
    const read = async (one: string) => [Number(one), await documentOf(props.summary.id, Number(one))] as const
    return new Map(await Promise.all(numbers.map(read)))
  })
  /** What is shown goes together: moments with the documents of all their versions. */
  const shown = createMemo((before: Known | undefined): Known | undefined => {
    const known = documents.data()
    const first = moments()[0]
    const latest = first && known?.get(first.version)
    if (!known || !latest || moments().some(({ version }) => !known.has(version))) return before
    return { moments: moments(), documents: known, latest }
  })
  return (
    <>
      <div class="page-head">
        <h1>{props.subject}</h1>
        <p class="ink-2">
          {localize(shown()?.latest.subject?.title, language()) || label('subject')} ·{' '}
          {nameOf(props.summary, language())}
        </p>
        <span class="spring" />
        <A
          class="button no-print"
          href={`/strategies/${encodeURIComponent(props.summary.id)}/decisions?subject=${encodeURIComponent(props.subject)}`}
        >
          {t('subjects.all')}
        </A>
        <button type="button" class="button no-print" onClick={() => window.print()}>
          <Printer size={14} />
          {t('subjects.print')}
        </button>
      </div>
      <Show when={pages.failure() ?? documents.failure()}>
        {(failure) => <FailureNotice failure={failure()} onRetry={pages.retry} />}
      </Show>
      <Show when={pages.loading() && !pages.items()}>
        <LoadingText />
      </Show>
      <Show when={pages.items() && moments().length === 0}>
        <Notice icon={<FileClock size={16} />} title={t('subjects.empty.title')}>
          <p>{t('subjects.empty.text')}</p>
        </Notice>
      </Show>
      <Show when={shown()}>
        {(known) => (
          <>
            <Now {...known()} hasOlder={pages.hasMore()} />
            <TierChart moments={known().moments} documents={known().documents} latest={known().latest} />
            <section aria-labelledby="history-head">
              <h2 id="history-head">{t('subjects.title')}</h2>
              <HistoryTable
                moments={known().moments}
                documents={known().documents}
                strategy={props.summary.id}
                hasOlder={pages.hasMore()}
              />
              <Show when={pages.hasMore()}>
                <p class="more-line">
                  <button type="button" class="button no-print" aria-disabled={pages.loading()} onClick={pages.more}>
                    {t('subjects.older')}
                  </button>
                </p>
              </Show>
            </section>
          </>
        )}
      </Show>
    </>
  )
}

interface Known {
  moments: Moment[]
  documents: Documents
  /** The document of the latest moment. */
  latest: Strategy
}

/** The tier that it has, since when, and its score. */
function Now(props: Known & { hasOlder: boolean }): JSX.Element {
  const moment = () => props.moments[0]
  const stretches = () => stretchesOf(props.moments)
  const since = () => {
    const date = formatDate(stretches().at(-1)?.from ?? '', language())
    return t(props.hasOlder && stretches().length === 1 ? 'subjects.atLeastSince' : 'subjects.since', { date })
  }
  return (
    <dl class="subject-now">
      <div>
        <dt class="caption">{label('tier')}</dt>
        <dd>
          <Show when={moment()?.tier} fallback={<span class="strong">{t('subjects.refused')}</span>}>
            {(tier) => <TierBadge id={tier()} of={props.latest} large />}
          </Show>{' '}
          <span class="ink-2">{since()}</span>
        </dd>
      </div>
      <ScoresText scores={moment()?.scores ?? {}} document={props.latest} />
      <div>
        <dt class="caption">{label('version')}</dt>
        <dd class="tab">v{moment()?.version}</dd>
      </div>
    </dl>
  )
}
