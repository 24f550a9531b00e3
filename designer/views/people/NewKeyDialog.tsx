import { createSignal, For, type JSX, Show } from 'solid-js'
import { listStrategies } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { createKey } from '../../model/people.ts'
import { language } from '../../model/preferences.ts'
import { keysRoles, type Role } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type Complaint, complaintOf } from '../account/complaint.ts'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'

/** Makes a key for a system, and shows it once. */
export function NewKeyDialog(props: { onClose: () => void; onMade: () => void }): JSX.Element {
  const [name, setName] = createSignal('')
  const [role, setRole] = createSignal<Role>('evaluator')
  const [scope, setScope] = createSignal<readonly string[]>()
  const [expires, setExpires] = createSignal('')
  const [made, setMade] = createSignal<string>()
  const answer = createAnswer()
  // An admin's key is for everything.
  const chosen = () => (role() === 'admin' ? undefined : scope())
  const first = (): Complaint | undefined => {
    if (name().trim() === '') return { at: 'name', text: t('signIn.needName') }
    if (chosen()?.length === 0) return { at: 'form', text: t('keys.needScope') }
    const past = expires() !== '' && Date.parse(expires()) <= Date.now()
    return past ? { at: 'form', text: t('keys.past') } : undefined
  }
  const submit = () =>
    answer.send(first(), async () => {
      const strategies = chosen()
      const key = await createKey({
        name: name().trim(),
        role: role(),
        ...(strategies === undefined ? {} : { strategies: [...strategies] }),
        ...(expires() === '' ? {} : { expiresAt: expires() }),
      })
      setMade(key)
      props.onMade()
    })
  return (
    <Dialog
      title={made() === undefined ? t('keys.add') : t('keys.shownTitle', { name: name().trim() })}
      onClose={props.onClose}
      onSubmit={() => (made() === undefined ? void submit() : props.onClose())}
      actions={
        <Show
          when={made() === undefined}
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
            {t('keys.addDo')}
          </button>
        </Show>
      }
    >
      <Show
        when={made()}
        fallback={
          <>
            <TextField
              label={t('keys.name')}
              value={name()}
              onInput={setName}
              hint={t('keys.nameHint')}
              complaint={answer.at('name')}
            />
            <fieldset class="choices">
              <legend>{t('keys.role')}</legend>
              <For each={keysRoles}>
                {(one) => (
                  <label class="choice">
                    <input type="radio" name="key-role" checked={role() === one} onChange={() => setRole(one)} />
                    <span>
                      {t(`role.${one}`)} <span class="ink-3">{t(`role.${one}.may`)}</span>
                    </span>
                  </label>
                )}
              </For>
            </fieldset>
            <Show when={role() !== 'admin'}>
              <ScopeChoice scope={scope()} onChoose={setScope} />
            </Show>
            <TextField
              label={t('keys.expires')}
              type="date"
              value={expires()}
              onInput={setExpires}
              hint={t('keys.expiresHint')}
            />
            <FormError text={answer.at('form')} />
          </>
        }
      >
        {(key) => (
          <>
            <p>{t('keys.shown')}</p>
            <CopyField label={t('keys.key')} text={key()} copy={t('people.copy')} copied={t('people.copied')} />
          </>
        )}
      </Show>
    </Dialog>
  )
}

/** All strategies, or some of them. */
function ScopeChoice(props: {
  scope: readonly string[] | undefined
  onChoose: (scope: readonly string[] | undefined) => void
}): JSX.Element {
  const strategies = createLoad(() => undefined, listStrategies)
  const failed = () => {
    const failure = strategies.failure()
    return failure && complaintOf(failure).text
  }
  const toggle = (id: string, on: boolean) =>
    props.onChoose([...(props.scope ?? []).filter((other) => other !== id), ...(on ? [id] : [])])
  return (
    <fieldset class="choices">
      <legend>{t('keys.scope')}</legend>
      <label class="choice">
        <input
          type="radio"
          name="key-scope"
          checked={props.scope === undefined}
          onChange={() => props.onChoose(undefined)}
        />
        <span>{t('keys.all')}</span>
      </label>
      <label class="choice">
        <input type="radio" name="key-scope" checked={props.scope !== undefined} onChange={() => props.onChoose([])} />
        <span>{t('keys.some')}</span>
      </label>
      <Show when={props.scope}>
        {(scope) => (
          <div class="within">
            <For each={strategies.data()}>
              {(strategy) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={scope().includes(strategy.id)}
                    onChange={(event) => toggle(strategy.id, event.currentTarget.checked)}
                  />
                  <span>{nameOf(strategy, language())}</span>
                </label>
              )}
            </For>
            <FormError text={failed()} />
          </div>
        )}
      </Show>
    </fieldset>
  )
}
