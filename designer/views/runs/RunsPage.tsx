import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import ListChecks from 'lucide-solid/icons/list-checks'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { localize } from '../../model/names.ts'
import { currentVersion } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { listRuns, type Run } from '../../model/runs.ts'
import { may } from '../../model/session.ts'
import { heading, label, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { Moment } from '../Moment.tsx'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { RunDialog } from './RunDialog.tsx'
import { TierBar, TierCounts } from './TierCounts.tsx'
import './runs.css'

/** The runs of a strategy; the newest is the current list. */
export default function RunsPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  return (
    <StrategyScreen id={params.id} tab="runs" title={heading('run')} class="runs-page">
      {(summary) => <Runs strategy={summary.id} />}
    </StrategyScreen>
  )
}

function Runs(props: { strategy: string }): JSX.Element {
  const load = createLoad(
    () => props.strategy,
    (strategy) => Promise.all([listRuns(strategy), currentVersion(strategy)]),
  )
  const [search, setSearch] = useSearchParams<{ population?: string }>()
  const [making, setMaking] = createSignal(search.population !== undefined)
  const navigate = useNavigate()
  const runs = () => load.data()?.[0] ?? []
  const mayRun = () => may('edit') || may('approve')
  const newOne = () => (
    <Show when={mayRun()}>
      <button type="button" class="button primary" onClick={() => setMaking(true)}>
        <Plus size={14} />
        {t('runs.new')}
      </button>
    </Show>
  )
  const close = () => {
    setMaking(false)
    setSearch({ population: undefined })
  }
  return (
    <>
      <div class="page-head">
        <h1>{heading('run')}</h1>
        <p class="ink-2">{t('runs.lead')}</p>
        <span class="spring" />
        {newOne()}
      </div>
      <Show when={load.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data() && runs().length === 0}>
        <Notice icon={<ListChecks size={16} />} title={t('runs.empty.title')} action={newOne()}>
          <p>{t('runs.empty.text')}</p>
        </Notice>
      </Show>
      <Show when={runs().length > 0 ? load.data()?.[1].document : undefined}>
        {(document) => <RunsTable runs={runs()} document={document()} />}
      </Show>
      <Show when={making() && mayRun()}>
        <RunDialog
          strategy={props.strategy}
          population={search.population}
          onClose={close}
          onMade={(run) => navigate(`/strategies/${encodeURIComponent(props.strategy)}/runs/${run.id}`)}
        />
      </Show>
    </>
  )
}

function RunsTable(props: { runs: Run[]; document: Strategy }): JSX.Element {
  return (
    <ScrollX>
      <table class="rows runs-table">
        <thead>
          <tr>
            <th scope="col">{label('evaluationDate')}</th>
            <th scope="col">{label('version')}</th>
            <th scope="col">{label('population')}</th>
            <th scope="col" class="num">
              {heading('subject')}
            </th>
            <th scope="col">{t('runs.tiers')}</th>
            <th scope="col">{t('runs.made')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.runs}>
            {(run, index) => (
              <tr>
                <th scope="row" class="nowrap">
                  <A class="strong row-link" href={`/strategies/${encodeURIComponent(run.strategy)}/runs/${run.id}`}>
                    {formatDate(run.asOf, language())}
                  </A>
                  <Show when={index() === 0}>
                    <span class="sub ink-3">{t('runs.current')}</span>
                  </Show>
                </th>
                <td class="tab">v{run.version}</td>
                <td>
                  <A class="row-link" href={`/populations/${run.population.id}`}>
                    {localize(run.population.name, language())}
                  </A>
                </td>
                <td class="num">{formatNumber(run.subjects, language())}</td>
                <td>
                  <TierBar counted={run} document={props.document} width={240} />
                  <TierCounts counted={run} document={props.document} />
                </td>
                <td>
                  <Moment at={run.createdAt} />
                  <span class="sub ink-3">{run.createdBy.name}</span>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}
