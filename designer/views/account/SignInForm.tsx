import { createSignal, type JSX, Show } from 'solid-js'
import { signIn } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { Complaint } from './complaint.ts'
import { createAnswer } from './createAnswer.ts'
import { FormError } from './FormError.tsx'

/** Login and password, or the provider. */
export function SignInForm(props: { provider: string | undefined; to: string; onDone: () => void }): JSX.Element {
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const answer = createAnswer()
  const first = (): Complaint | undefined => {
    if (login().trim() === '') return { at: 'login', text: t('signIn.needLogin') }
    return password() === '' ? { at: 'password', text: t('signIn.needPassword') } : undefined
  }
  const submit = () =>
    answer.send(first(), async () => {
      await signIn({ login: login().trim(), password: password() })
      props.onDone()
    })
  return (
    <>
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          focused
          label={t('signIn.login')}
          value={login()}
          onInput={setLogin}
          autocomplete="username"
          complaint={answer.at('login')}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          value={password()}
          onInput={setPassword}
          autocomplete="current-password"
          complaint={answer.at('password')}
        />
        <FormError text={answer.at('form')} />
        <button type="submit" class="button primary" aria-disabled={answer.busy()}>
          {t('signIn.do')}
        </button>
      </form>
      <Show when={props.provider}>
        {(name) => (
          <>
            <p class="sign-in-or">{t('signIn.or')}</p>
            <a class="button provider" rel="external" href={`/v1/session/oidc?to=${encodeURIComponent(props.to)}`}>
              {t('signIn.provider', { name: name() })}
            </a>
          </>
        )}
      </Show>
    </>
  )
}
