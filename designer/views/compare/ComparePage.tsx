import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import GitCompare from 'lucide-solid/icons/git-compare-arrows'
import SearchX from 'lucide-solid/icons/search-x'
import { createMemo, type JSX, Show } from 'solid-js'
import {
  addressOf,
  type Choices,
  type Comparison,
  type Pair,
  pairOf,
  readChoices,
  readComparison,
  shortName,
  sideFrom,
} from '../../model/compare.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { ChangesPanel } from './ChangesPanel.tsx'
import { CompareHead } from './CompareHead.tsx'
import { createCompareView, type LayoutView } from './context.ts'
import { ImpactPanel } from './ImpactPanel.tsx'
import './changes.css'
import './impact.css'
// Last: what gives way on narrow screens and on paper.
import './compare.css'

/** Two versions or drafts: what changed from one to the other, and whom that moves. */
export default function ComparePage(): JSX.Element {
  const params = useParams<{ id: string; from?: string; to?: string }>()
  return (
    <StrategyScreen id={decodeURIComponent(params.id)} tab="compare" title={t('shell.compare')} class="compare-page">
      {(summary) => <Chosen id={summary.id} from={params.from} to={params.to} />}
    </StrategyScreen>
  )
}

/** Finds out which two are meant. */
function Chosen(props: { id: string; from: string | undefined; to: string | undefined }): JSX.Element {
  const choices = createLoad(() => props.id, readChoices)
  const side = (text: string | undefined) => sideFrom(text === undefined ? undefined : decodeURIComponent(text))
  const pair = createMemo(() => {
    const all = choices.data()
    if (!all) return undefined
    const [from, to] = [side(props.from), side(props.to)]
    return pairOf(all, { ...(from ? { from } : {}), ...(to ? { to } : {}) })
  })
  return (
    <>
      <Show when={choices.failure()}>
        {(failure) => <FailureNotice page failure={failure()} onRetry={choices.retry} />}
      </Show>
      <Show when={choices.loading() && !choices.data()}>
        <LoadingText />
      </Show>
      <Show when={choices.data()}>
        {(all) => (
          <Show when={pair()} fallback={<NothingToCompare id={props.id} />}>
            {(found) => <Loaded choices={all()} pair={found()} />}
          </Show>
        )}
      </Show>
    </>
  )
}

function NothingToCompare(props: { id: string }): JSX.Element {
  return (
    <Notice
      page
      icon={<GitCompare size={16} />}
      title={t('compare.none.title')}
      action={
        <A class="button" href={`/strategies/${encodeURIComponent(props.id)}`}>
          {t('compare.none.do')}
        </A>
      }
    >
      <p>{t('compare.none.text')}</p>
    </Notice>
  )
}

function Loaded(props: { choices: Choices; pair: Pair }): JSX.Element {
  const load = createLoad(
    () => ({ strategy: props.choices.strategy, pair: props.pair }),
    ({ strategy, pair }) => readComparison(strategy, pair),
  )
  const gone = () => load.failure()?.kind === 'not-found'
  return (
    <>
      <Show when={load.failure()}>
        {(failure) => (
          <Show when={gone()} fallback={<FailureNotice page failure={failure()} onRetry={load.retry} />}>
            <Gone strategy={props.choices.strategy} />
          </Show>
        )}
      </Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={!load.failure() && load.data()}>
        {(comparison) => <Compared choices={props.choices} pair={props.pair} comparison={comparison()} />}
      </Show>
    </>
  )
}

function Gone(props: { strategy: string }): JSX.Element {
  return (
    <Notice
      page
      alert
      icon={<SearchX size={16} />}
      title={t('compare.gone.title')}
      action={
        <A class="button" href={`/strategies/${encodeURIComponent(props.strategy)}/compare`}>
          {t('compare.gone.do')}
        </A>
      }
    >
      <p>{t('compare.gone.text')}</p>
    </Notice>
  )
}

function Compared(props: { choices: Choices; pair: Pair; comparison: Comparison }): JSX.Element {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ view?: string; population?: string }>()
  const layout = (): LayoutView => (search.view === 'side' || search.view === 'json' ? search.view : 'words')
  const view = createCompareView({
    choices: () => props.choices,
    comparison: () => props.comparison,
    wanted: () => search.population,
  })
  const choose = ({ from, to }: Pair) => {
    const kept = new URLSearchParams(
      Object.entries(search).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
    )
    const query = kept.size > 0 ? `?${kept}` : ''
    const steps = [props.choices.strategy, 'compare', addressOf(from), addressOf(to)].map(encodeURIComponent)
    navigate(`/strategies/${steps.join('/')}${query}`)
  }
  return (
    <>
      <h1 class="hidden-visually">
        {t('compare.heading', { from: shortName(props.pair.from), to: shortName(props.pair.to) })}
      </h1>
      <CompareHead view={view} onChoose={choose} />
      <div class="compare-panels" classList={{ wide: layout() !== 'words' }}>
        <ChangesPanel
          view={view}
          layout={layout()}
          onLayout={(chosen) => setSearch({ view: chosen === 'words' ? undefined : chosen })}
        />
        <ImpactPanel view={view} onPopulation={(population) => setSearch({ population })} />
      </div>
    </>
  )
}
