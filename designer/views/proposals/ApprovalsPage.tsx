import { A, useSearchParams } from '@solidjs/router'
import { createEffect, type JSX, Show } from 'solid-js'
import { listStrategies } from '../../model/catalogue.ts'
import { listProposals, type ProposalFilter } from '../../model/governance/proposals.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { createPages } from '../../model/pages.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { ProposalsTable } from './ProposalsTable.tsx'
import '../../ui/forms.css'
import './proposals.css'

const filters = ['waiting', 'mine', 'all'] as const

/** What waits for whoever is signed in, what they have proposed themselves, and all. */
export default function ApprovalsPage(): JSX.Element {
  const [search, setSearch] = useSearchParams<{ show?: string }>()
  const preferred = () => (may('approve') ? 'waiting' : 'mine')
  const filter = (): ProposalFilter => filters.find((one) => one === search.show) ?? preferred()
  const proposals = createPages(filter, listProposals)
  const strategies = createLoad(() => undefined, listStrategies)
  const strategyName = (id: string) => {
    const found = strategies.data()?.find((one) => one.id === id)
    return found ? nameOf(found, language()) : id
  }
  createEffect(() => {
    document.title = `${t('proposals.title')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body approvals-page" tabindex="-1">
        <div class="page-head">
          <h1>{t('proposals.title')}</h1>
          <p class="ink-2">{t('proposals.lead')}</p>
          <span class="spring" />
          <Segmented<ProposalFilter>
            name={t('proposals.filter')}
            chosen={filter()}
            choices={filters.map((value) => ({ value, text: t(`proposals.${value}`) }))}
            onChoose={(value) => setSearch({ show: value === preferred() ? undefined : value })}
          />
        </div>
        <Show when={proposals.failure()}>
          {(failure) => <FailureNotice failure={failure()} onRetry={proposals.retry} />}
        </Show>
        <Show when={proposals.loading() && !proposals.items()}>
          <LoadingText />
        </Show>
        <Show when={proposals.items()}>
          {(items) => (
            <Show
              when={items().length > 0}
              fallback={<Nothing filter={filter()} onAll={() => setSearch({ show: 'all' })} />}
            >
              <ProposalsTable proposals={items()} strategyName={strategyName} />
            </Show>
          )}
        </Show>
        <Show when={proposals.hasMore()}>
          <button
            type="button"
            class="button proposals-more"
            onClick={proposals.more}
            aria-disabled={proposals.loading()}
          >
            {t('proposals.more')}
          </button>
        </Show>
      </main>
    </div>
  )
}

function Nothing(props: { filter: ProposalFilter; onAll: () => void }): JSX.Element {
  return (
    <div class="proposals-none">
      <p class="ink-2">{t(`proposals.none.${props.filter}`)}</p>
      <Show
        when={props.filter === 'all'}
        fallback={
          <button type="button" class="button" onClick={props.onAll}>
            {t('proposals.showAll')}
          </button>
        }
      >
        <A class="button" href="/">
          {t('proposals.toStrategies')}
        </A>
      </Show>
    </div>
  )
}
