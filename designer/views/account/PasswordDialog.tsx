import { createSignal, type JSX, Show } from 'solid-js'
import { changePassword } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { passwordComplaint } from './complaint.ts'
import { createAnswer } from './createAnswer.ts'
import { FormError } from './FormError.tsx'
import '../../ui/forms.css'

/** One's own password, changed by who knows the present one. */
export default function PasswordDialog(props: { onClose: () => void }): JSX.Element {
  const [current, setCurrent] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [done, setDone] = createSignal(false)
  const answer = createAnswer()
  const submit = () =>
    answer.send(passwordComplaint(password()), async () => {
      await changePassword({ current: current(), password: password() })
      setDone(true)
    })
  const wrong = () => (answer.at('form') === t('signIn.failed') ? t('signIn.wrongCurrent') : answer.at('form'))
  return (
    <Dialog
      title={t('account.password').replace('…', '')}
      onClose={props.onClose}
      onSubmit={() => (done() ? props.onClose() : void submit())}
      actions={
        <Show
          when={!done()}
          fallback={
            <button type="submit" class="button primary">
              {t('people.done')}
            </button>
          }
        >
          <button type="button" class="button" onClick={props.onClose}>
            {t('people.cancel')}
          </button>
          <button type="submit" class="button primary" aria-disabled={answer.busy()}>
            {t('people.save')}
          </button>
        </Show>
      }
    >
      <Show when={!done()} fallback={<p role="status">{t('signIn.changed')}</p>}>
        <TextField
          label={t('signIn.current')}
          type="password"
          value={current()}
          onInput={setCurrent}
          autocomplete="current-password"
        />
        <TextField
          label={t('signIn.newPassword')}
          type="password"
          value={password()}
          onInput={setPassword}
          autocomplete="new-password"
          hint={t('signIn.passwordHint')}
          complaint={answer.at('password')}
        />
        <FormError text={wrong()} />
      </Show>
    </Dialog>
  )
}
