import { A, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { formatInstant } from '../../model/instant.ts'
import { createLoad } from '../../model/load.ts'
import { localize } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { compareRuns, type Kind, type RunComparison, type RunReading, readRun } from '../../model/runs.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { Breakdown } from './Breakdown.tsx'
import { ChangesTable } from './ChangesTable.tsx'
import { Moves } from './Moves.tsx'
import { RunList } from './RunList.tsx'
import { TierBar, TierCounts } from './TierCounts.tsx'
import './runs.css'

/** One run: how many are in which tier, who rose and fell since the run before, and the list itself. */
export default function RunPage(): JSX.Element {
  const params = useParams<{ id: string; run: string }>()
  const load = createLoad(() => ({ strategy: params.id, id: params.run }), readRun)
  const title = () => {
    const run = load.data()?.run
    return run ? t('runs.of', { date: formatDate(run.asOf, language()) }) : ''
  }
  return (
    <StrategyScreen id={params.id} tab="runs" title={title()} class="run-page">
      {() => (
        <>
          <Show when={load.failure()}>
            {(failure) => <FailureNotice page failure={failure()} onRetry={load.retry} />}
          </Show>
          <Show when={load.loading() && !load.data()}>
            <LoadingText />
          </Show>
          <Show when={load.failure() ? undefined : load.data()} keyed>
            {(reading) => <Shown {...reading} title={title()} />}
          </Show>
        </>
      )}
    </StrategyScreen>
  )
}

function Shown(props: RunReading & { title: string }): JSX.Element {
  const { run, document } = props
  const seesSubjects = may('decisions')
  const comparison = createLoad(
    () => run.previousRun,
    async (other): Promise<RunComparison | undefined> =>
      other === undefined || !seesSubjects ? undefined : compareRuns(run, other, { limit: 1 }),
  )
  /** Undefined: all; otherwise those who moved so. */
  const [kind, setKind] = createSignal<Kind>()
  /** What stands above the list has come, so that the list doesn't jump. */
  const [settled, setSettled] = createSignal(false)
  return (
    <>
      <div class="page-head">
        <h1>{props.title}</h1>
        <p class="ink-2">
          v{run.version} ·{' '}
          <A class="link" href={`/populations/${run.population.id}`}>
            {localize(run.population.name, language())}
          </A>{' '}
          · {t('populations.subjects', { n: run.subjects })}
        </p>
      </div>
      <p class="run-origin ink-3">
        {t('runs.by', { instant: formatInstant(run.createdAt, language()), name: run.createdBy.name })} ·{' '}
        {t(`runs.hold.${run.previousTiers}`)}
      </p>
      <div class="run-outline">
        <section aria-labelledby="tiers-head">
          <h2 id="tiers-head">{t('runs.tiers')}</h2>
          <TierBar counted={run} document={document} width={420} />
          <TierCounts counted={run} document={document} />
        </section>
        <Show when={seesSubjects}>
          <section aria-labelledby="moves-head">
            <Moves run={run} comparison={comparison.data()} document={document} />
            <Show when={comparison.failure()}>
              {(failure) => <FailureNotice failure={failure()} onRetry={comparison.retry} />}
            </Show>
          </section>
        </Show>
      </div>
      <Breakdown run={run} document={document} onSettled={() => setSettled(true)} />
      <Show when={seesSubjects} fallback={<p class="ink-2">{t('runs.forbidden')}</p>}>
        <Show when={settled() && (comparison.data() !== undefined || !comparison.loading())} fallback={<LoadingText />}>
          <section class="run-list" aria-labelledby="list-head">
            <RunList run={run} document={document} counts={comparison.data()?.counts} kind={kind()} onKind={setKind}>
              <Show when={run.previousRun !== undefined ? kind() : undefined} keyed>
                {(moved) => <ChangesTable run={run} other={run.previousRun ?? ''} kind={moved} document={document} />}
              </Show>
            </RunList>
          </section>
        </Show>
      </Show>
    </>
  )
}
