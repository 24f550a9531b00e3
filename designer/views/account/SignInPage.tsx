import { useLocation, useNavigate, useSearchParams } from '@solidjs/router'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import LinkOff from 'lucide-solid/icons/unlink'
import { createEffect, type JSX, Match, Show, Switch } from 'solid-js'
import { createLoad } from '../../model/load.ts'
import { readLink, signInWays, wantedPage } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { NewPasswordForm } from './NewPasswordForm.tsx'
import { SignInForm } from './SignInForm.tsx'
import '../../ui/forms.css'
import './account.css'

const troubles = [
  'unknown-person',
  'person-disabled',
  'provider-refused',
  'provider-failed',
  'flow-over',
  'storage',
] as const

/** Signing in; and with a link, setting up the first admin or taking up an invitation. */
export default function SignInPage(): JSX.Element {
  const [search] = useSearchParams<{ to?: string; problem?: string }>()
  const location = useLocation()
  const navigate = useNavigate()
  const ways = createLoad(() => undefined, signInWays)
  const token = () => location.hash.replace(/^#/, '')
  const link = createLoad(token, (text) => (text === '' ? Promise.resolve(undefined) : readLink(text)))
  const to = () => wantedPage(search.to)
  const enter = () => navigate(to(), { replace: true })
  const invalid = () => token() !== '' && !link.loading() && link.failure() !== undefined
  const meaning = () => (token() === '' ? undefined : link.data())
  const trouble = () => troubles.find((one) => one === search.problem)
  const ready = () => ways.data() !== undefined && (token() === '' || !link.loading())
  createEffect(() => {
    document.title = `${t('signIn.title')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar bare />
      <main id="content" class="page-body" tabindex="-1">
        <Show when={ways.failure()}>
          {(failure) => <FailureNotice page failure={failure()} onRetry={ways.retry} />}
        </Show>
        <div class="sign-in">
          <Show when={ready()}>
            <Switch
              fallback={
                <>
                  <h1>{t('signIn.title')}</h1>
                  <Show when={trouble()}>
                    {(name) => (
                      <Notice alert tone="warn" icon={<TriangleAlert size={16} />} title={t('signIn.trouble.title')}>
                        <p>{t(`signIn.trouble.${name()}`)}</p>
                      </Notice>
                    )}
                  </Show>
                  <Show when={invalid()}>
                    <Notice alert tone="warn" icon={<LinkOff size={16} />} title={t('signIn.link.title')}>
                      <p>{t('signIn.link.text')}</p>
                    </Notice>
                  </Show>
                  <SignInForm provider={ways.data()?.oidc?.name} to={to()} onDone={enter} />
                </>
              }
            >
              <Match when={meaning()}>
                {(known) => <NewPasswordForm token={token()} meaning={known()} onDone={enter} />}
              </Match>
              <Match when={ways.data()?.setUp}>
                <h1>{t('signIn.empty.title')}</h1>
                <Notice icon={<CircleHelp size={16} />} title={t('signIn.setUp.title')}>
                  <p>{t('signIn.empty.text')}</p>
                </Notice>
                <Show when={invalid()}>
                  <p class="ink-2">{t('signIn.link.title')}</p>
                </Show>
              </Match>
            </Switch>
          </Show>
        </div>
      </main>
    </div>
  )
}
