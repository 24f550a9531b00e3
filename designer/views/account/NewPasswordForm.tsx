import { createSignal, type JSX, Show } from 'solid-js'
import { type LinkMeaning, setUp, takeUp } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { TextField } from '../../ui/TextField.tsx'
import { type Complaint, passwordComplaint } from './complaint.ts'
import { createAnswer } from './createAnswer.ts'
import { FormError } from './FormError.tsx'

/** What a link leads to: the first admin's set-up, or the password of somebody who was invited. */
export function NewPasswordForm(props: { token: string; meaning: LinkMeaning; onDone: () => void }): JSX.Element {
  const invited = () => (props.meaning.kind === 'invitation' ? props.meaning : undefined)
  const [login, setLogin] = createSignal('')
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const answer = createAnswer()
  const first = (): Complaint | undefined => {
    if (!invited() && login().trim() === '') return { at: 'login', text: t('signIn.needLogin') }
    if (!invited() && name().trim() === '') return { at: 'name', text: t('signIn.needName') }
    return passwordComplaint(password())
  }
  const submit = () =>
    answer.send(first(), async () => {
      const { token } = props
      if (invited()) await takeUp({ token, password: password() })
      else await setUp({ token, login: login().trim(), name: name(), password: password() })
      props.onDone()
    })
  return (
    <>
      <h1>{invited() ? t('signIn.invited.title', { name: invited()?.name ?? '' }) : t('signIn.setUp.title')}</h1>
      <p class="ink-2">
        {invited() ? t('signIn.invited.text', { login: invited()?.login ?? '' }) : t('signIn.setUp.text')}
      </p>
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Show
          when={invited()}
          fallback={
            <>
              <TextField
                focused
                label={t('signIn.login')}
                value={login()}
                onInput={setLogin}
                autocomplete="username"
                hint={t('people.loginHint')}
                complaint={answer.at('login')}
              />
              <TextField
                label={t('signIn.name')}
                value={name()}
                onInput={setName}
                autocomplete="name"
                hint={t('signIn.nameHint')}
                complaint={answer.at('name')}
              />
            </>
          }
        >
          {(person) => (
            <TextField
              label={t('signIn.login')}
              value={person().login}
              onInput={() => {}}
              autocomplete="username"
              readonly
            />
          )}
        </Show>
        <TextField
          focused={invited() !== undefined}
          label={t('signIn.password')}
          type="password"
          value={password()}
          onInput={setPassword}
          autocomplete="new-password"
          hint={t('signIn.passwordHint')}
          complaint={answer.at('password')}
        />
        <FormError text={answer.at('form')} />
        <button type="submit" class="button primary" aria-disabled={answer.busy()}>
          {t(invited() ? 'signIn.invited.do' : 'signIn.setUp.do')}
        </button>
      </form>
    </>
  )
}
