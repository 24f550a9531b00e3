import { Route, Router, useLocation, useNavigate } from '@solidjs/router'
import { createEffect, type JSX, lazy, type ParentProps, Suspense } from 'solid-js'
import { signedOut } from '../model/api.ts'
import { t } from '../model/words.ts'
import { later } from './later.ts'
import { NotFound } from './NotFound.tsx'
import { Palette } from './palette/Palette.tsx'
import { StrategiesPage } from './strategies/StrategiesPage.tsx'
import { ToastHost } from './ToastHost.tsx'
import { TourHost } from './tour/TourHost.tsx'

const ApiPage = later(() => import('./api/ApiPage.tsx'))
const ApprovalsPage = later(() => import('./proposals/ApprovalsPage.tsx'))
const AuditPage = later(() => import('./audit/AuditPage.tsx'))
const DecisionPage = later(() => import('./decisions/DecisionPage.tsx'))
const DecisionsPage = later(() => import('./decisions/DecisionsPage.tsx'))
const ComparePage = later(() => import('./compare/ComparePage.tsx'))
const ImportPage = later(() => import('./populations/ImportPage.tsx'))
const PopulationPage = later(() => import('./populations/PopulationPage.tsx'))
const PopulationsPage = later(() => import('./populations/PopulationsPage.tsx'))
const RunPage = later(() => import('./runs/RunPage.tsx'))
const RunsPage = later(() => import('./runs/RunsPage.tsx'))
const SubjectPage = later(() => import('./subjects/SubjectPage.tsx'))
const NewStrategyPage = later(() => import('./packs/NewStrategyPage.tsx'))
const PeoplePage = later(() => import('./people/PeoplePage.tsx'))
const ProposalPage = later(() => import('./proposals/ProposalPage.tsx'))
const SettingsPage = later(() => import('./settings/SettingsPage.tsx'))
const SignInPage = lazy(() => import('./account/SignInPage.tsx'))
const StrategyDecisionsPage = later(() => import('./decisions/StrategyDecisionsPage.tsx'))
const StrategyPage = lazy(() => import('./strategy/StrategyPage.tsx'))
const TimelinePage = later(() => import('./timeline/TimelinePage.tsx'))

/** The screens and their addresses. The strategy page brings the engine, so it comes when asked for. */
export function App(): JSX.Element {
  return (
    <Router root={Frame}>
      <Route path="/" component={StrategiesPage} />
      <Route path="/new/:pack?/:strategy?" component={NewStrategyPage} />
      <Route path="/decisions" component={DecisionsPage} />
      <Route path="/decisions/:decision" component={DecisionPage} />
      <Route path="/audit" component={AuditPage} />
      <Route path="/strategies/:id/decisions" component={StrategyDecisionsPage} />
      <Route path="/approvals" component={ApprovalsPage} />
      <Route path="/strategies/:id/timeline" component={TimelinePage} />
      <Route path="/strategies/:id/proposals/:number" component={ProposalPage} />
      <Route path="/strategies/:id/settings" component={SettingsPage} />
      <Route path="/strategies/:id/api" component={ApiPage} />
      <Route path="/strategies/:id/compare/:from?/:to?" component={ComparePage} />
      <Route path="/populations" component={PopulationsPage} />
      <Route path="/populations/new" component={ImportPage} />
      <Route path="/populations/:id" component={PopulationPage} />
      <Route path="/strategies/:id/runs" component={RunsPage} />
      <Route path="/strategies/:id/runs/:run" component={RunPage} />
      <Route path="/strategies/:id/subjects/:subject" component={SubjectPage} />
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
      <Palette />
      <TourHost />
      <ToastHost />
    </>
  )
}
