import Equal from 'lucide-solid/icons/equal'
import { ErrorBoundary, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { LoadingText } from '../states.tsx'
import type { CompareView, LayoutView } from './context.ts'
import { PartsView } from './PartsView.tsx'
import { WordsView } from './WordsView.tsx'

const JsonView = lazy(() => import('./JsonView.tsx'))

/** What changed: in words, part by part, or as JSON. */
export function ChangesPanel(props: {
  view: CompareView
  layout: LayoutView
  onLayout: (layout: LayoutView) => void
}): JSX.Element {
  const entries = () => props.view.comparison().diff.entries
  return (
    <section class="changes-panel" aria-labelledby="changes-head">
      <div class="panel-head">
        <h2 id="changes-head">{t('compare.what')}</h2>
        <span class="ink-3">{t('compare.changes', { n: entries().length })}</span>
        <span class="spring" />
        <Segmented<LayoutView>
          name={t('compare.view')}
          chosen={props.layout}
          choices={[
            { value: 'words', text: t('compare.words') },
            { value: 'side', text: t('compare.side') },
            { value: 'json', text: 'JSON' },
          ]}
          onChoose={props.onLayout}
        />
      </div>
      <div class="panel-body">
        <Show when={entries().length > 0} fallback={<Same />}>
          <Switch>
            <Match when={props.layout === 'words'}>
              <WordsView view={props.view} />
            </Match>
            <Match when={props.layout === 'side'}>
              <ErrorBoundary fallback={<p class="ink-2">{t('compare.cannotPair')}</p>}>
                <PartsView view={props.view} />
              </ErrorBoundary>
            </Match>
            <Match when={props.layout === 'json'}>
              <Suspense fallback={<LoadingText />}>
                <JsonView view={props.view} />
              </Suspense>
            </Match>
          </Switch>
        </Show>
      </div>
    </section>
  )
}

const Same = (): JSX.Element => (
  <Notice icon={<Equal size={16} />} title={t('compare.same.title')}>
    <p>{t('compare.same.text')}</p>
  </Notice>
)
