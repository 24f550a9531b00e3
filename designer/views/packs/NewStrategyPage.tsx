import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, type JSX, Match, Show, Switch } from 'solid-js'
import { scratch } from '../../model/begin/scratch.ts'
import { listStrategies } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { BeginForm } from './BeginForm.tsx'
import { FromCopy } from './FromCopy.tsx'
import { FromFile } from './FromFile.tsx'
import { FromPack } from './FromPack.tsx'
import '../../ui/forms.css'
import './packs.css'

const ways = ['pack', 'file', 'copy', 'scratch'] as const
type Way = (typeof ways)[number]

/** A strategy of one's own: from a ready-made pack, a file, another strategy, or the least that decides anything. */
export default function NewStrategyPage(): JSX.Element {
  const params = useParams<{ pack?: string; strategy?: string }>()
  const [search] = useSearchParams<{ from?: string }>()
  const navigate = useNavigate()
  const strategies = createLoad(() => undefined, listStrategies)
  const taken = () => new Set((strategies.data() ?? []).map((strategy) => strategy.id))
  const way = (): Way => ways.find((one) => one === search.from) ?? 'pack'
  const go = (address: string) => navigate(address)
  createEffect(() => {
    document.title = `${t('new.title')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body new-page" tabindex="-1">
        <div class="page-head">
          <h1>{t('new.title')}</h1>
          <p class="ink-2">{t('new.lead')}</p>
        </div>
        <div class="new-ways">
          <span class="ink-3" aria-hidden="true">
            {t('new.from')}
          </span>
          <Segmented<Way>
            name={t('new.from')}
            choices={ways.map((value) => ({ value, text: t(`new.from.${value}`) }))}
            chosen={way()}
            onChoose={(next) => navigate(next === 'pack' ? '/new' : `/new?from=${next}`)}
          />
        </div>
        <Show when={strategies.failure()}>
          {(failure) => <FailureNotice failure={failure()} onRetry={strategies.retry} />}
        </Show>
        <Switch>
          <Match when={way() === 'pack'}>
            <FromPack pack={params.pack} strategy={params.strategy} taken={taken()} onBegun={go} />
          </Match>
          <Match when={way() === 'file'}>
            <FromFile taken={taken()} onBegun={go} />
          </Match>
          <Match when={way() === 'copy'}>
            <Show when={strategies.data()} fallback={<LoadingText />}>
              {(list) => <FromCopy strategies={list()} taken={taken()} onBegun={go} />}
            </Show>
          </Match>
          <Match when={way() === 'scratch'}>
            <FromScratch taken={taken()} onBegun={go} />
          </Match>
        </Switch>
      </main>
    </div>
  )
}

function FromScratch(props: { taken: ReadonlySet<string>; onBegun: (address: string) => void }): JSX.Element {
  return (
    <div class="new-column">
      <p class="ink-2">{t('new.scratch.text')}</p>
      <BeginForm
        origin={{ document: scratch(), title: t('new.scratch.title') }}
        taken={props.taken}
        onBegun={props.onBegun}
      />
    </div>
  )
}
