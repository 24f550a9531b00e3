import { Route, Router } from '@solidjs/router'
import { type JSX, lazy, type ParentProps, Suspense } from 'solid-js'
import { t } from '../model/words.ts'
import { NotFound } from './NotFound.tsx'
import { StrategiesPage } from './strategies/StrategiesPage.tsx'

const NewStrategyPage = lazy(() => import('./packs/NewStrategyPage.tsx'))
const StrategyPage = lazy(() => import('./strategy/StrategyPage.tsx'))

/** The screens and their addresses. The strategy page brings the engine, so it comes when asked for. */
export function App(): JSX.Element {
  return (
    <Router root={Frame}>
      <Route path="/" component={StrategiesPage} />
      <Route path="/new/:pack?/:strategy?" component={NewStrategyPage} />
      <Route path="/strategies/:id/:part?/:item?" component={StrategyPage} />
      <Route path="*" component={NotFound} />
    </Router>
  )
}

function Frame(props: ParentProps): JSX.Element {
  return (
    <>
      <a class="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Suspense>{props.children}</Suspense>
    </>
  )
}
