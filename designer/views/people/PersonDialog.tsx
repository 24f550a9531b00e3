import { createSignal, type JSX, Show } from 'solid-js'
import { addPerson, changePerson, type Person } from '../../model/people.ts'
import { peoplesRoles, type Role } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Complaint } from '../account/complaint.ts'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'
import { Choices } from './Choices.tsx'

/** A person to add, or to change. */
export function PersonDialog(props: {
  person: Person | undefined
  onClose: () => void
  onSaved: (person: Person) => void
}): JSX.Element {
  const [login, setLogin] = createSignal('')
  const [name, setName] = createSignal(props.person?.name ?? '')
  const [roles, setRoles] = createSignal<readonly Role[]>(props.person?.roles ?? ['viewer'])
  const [disabled, setDisabled] = createSignal(props.person?.state === 'disabled')
  const answer = createAnswer()
  const first = (): Complaint | undefined => {
    if (!props.person && login().trim() === '') return { at: 'login', text: t('signIn.needLogin') }
    if (name().trim() === '') return { at: 'name', text: t('signIn.needName') }
    return roles().length === 0 ? { at: 'form', text: t('people.needRole') } : undefined
  }
  const submit = () =>
    answer.send(first(), async () => {
      const asked = { name: name(), roles: [...roles()] }
      props.onSaved(
        props.person
          ? await changePerson(props.person.id, { ...asked, disabled: disabled() })
          : await addPerson({ login: login().trim(), ...asked }),
      )
    })
  return (
    <Dialog
      title={props.person ? t('people.editOf', { name: props.person.name }) : t('people.add')}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('people.cancel')}
          </button>
          <button type="submit" class="button primary" aria-disabled={answer.busy()}>
            {t(props.person ? 'people.save' : 'people.addDo')}
          </button>
        </>
      }
    >
      <Show when={!props.person}>
        <TextField
          label={t('signIn.login')}
          value={login()}
          onInput={setLogin}
          hint={t('people.loginHint')}
          complaint={answer.at('login')}
        />
      </Show>
      <TextField label={t('signIn.name')} value={name()} onInput={setName} complaint={answer.at('name')} />
      <Choices
        legend={t('people.roles')}
        choices={peoplesRoles.map((role) => ({ value: role, text: t(`role.${role}`), hint: t(`role.${role}.may`) }))}
        chosen={roles()}
        onChoose={setRoles}
      />
      <Show when={props.person}>
        <label class="choice">
          <input type="checkbox" checked={disabled()} onChange={(event) => setDisabled(event.currentTarget.checked)} />
          <span>{t('people.disable')}</span>
        </label>
      </Show>
      <FormError text={answer.at('form')} />
    </Dialog>
  )
}
