import { Route, Router, useLocation, useNavigate } from '@solidjs/router'
import { createEffect, type JSX, lazy, type ParentProps, Suspense } from 'solid-js'
import { signedOut } from '../model/api.ts'
import { t } from '../model/words.ts'
import { NotFound } from './NotFound.tsx'
import { StrategiesPage } from './strategies/StrategiesPage.tsx'

const NewStrategyPage = lazy(() => import('./packs/NewStrategyPage.tsx'))
const PeoplePage = lazy(() => import('./people/PeoplePage.tsx'))
const SignInPage = lazy(() => import('./account/SignInPage.tsx'))
const StrategyPage = lazy(() => import('./strategy/StrategyPage.tsx'))

/** The screens and their addresses. The strategy page brings the engine, so it comes when asked for. */
export function App(): JSX.Element {
  return (
    <Router root={Frame}>
      <Route path="/" component={StrategiesPage} />
      <Route path="/new/:pack?/:strategy?" component={NewStrategyPage} />
      <Route path="/strategies/:id/:part?/:item?" component={StrategyPage} />
      <Route path="/people" component={PeoplePage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="*" component={NotFound} />
    </Router>
  )
}

/** Whoever turns out not to be signed in goes to sign in, and comes back to where they were. */
function Frame(props: ParentProps): JSX.Element {
  const location = useLocation()
  const navigate = useNavigate()
  createEffect(() => {
    if (!signedOut() || location.pathname === '/sign-in') return
    const here = location.pathname + location.search + location.hash
    navigate(here === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`, { replace: true })
  })
  return (
    <>
      <a class="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Suspense>{props.children}</Suspense>
    </>
  )
}
