import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX, Show } from 'solid-js'
import type { Failure } from '../../model/api.ts'
import type { Origin } from '../../model/begin/begin.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { createBeginning } from './createBeginning.ts'

/** What the new strategy is called, and how it begins: as a draft, or where `note` says why as version 1. */
export function BeginForm(props: {
  origin: Origin | undefined
  taken: ReadonlySet<string>
  note?: string | undefined
  onBegun: (address: string) => void
  /** The choice of what it begins from. */
  children?: JSX.Element
}): JSX.Element {
  const form = createBeginning(props)
  const action = () => t(form.as() === 'draft' ? 'new.beginDraft' : 'new.create')
  return (
    <form
      class="new-form"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
      autocomplete="off"
      novalidate
    >
      {props.children}
      <TextField label={t('new.name')} value={form.name()} onInput={form.setName} complaint={form.complaints().name} />
      <TextField
        label={t('new.id')}
        value={form.id()}
        onInput={form.setId}
        hint={t('new.idHint')}
        complaint={form.complaints().id}
        mono
      />
      <Show when={props.note !== undefined}>
        <fieldset class="new-choices">
          <legend class="caption">{t('new.begins')}</legend>
          <For each={['version', 'draft'] as const}>
            {(as) => (
              <label class="new-choice">
                <input type="radio" name="new-as" checked={form.as() === as} onChange={() => form.setAs(as)} />
                <span>
                  <span class="strong">{t(as === 'draft' ? 'new.asDraft' : 'new.asVersion')}</span>
                  <span class="ink-2">{t(as === 'draft' ? 'new.asDraft.text' : 'new.asVersion.text')}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={form.failure()}>
        {(failure) => (
          <Notice alert tone="err" icon={<OctagonAlert size={16} />} title={t('new.failed')}>
            <p>{messageOf(failure())}</p>
          </Notice>
        )}
      </Show>
      <button type="submit" class="button primary new-submit" aria-disabled={form.busy() || props.origin === undefined}>
        {form.busy() ? t('new.creating') : action()}
      </button>
    </form>
  )
}

const messageOf = (failure: Failure): string => {
  if (failure.kind === 'offline') return t('state.offline.text')
  return failure.kind === 'refused' && failure.message !== '' ? failure.message : t('state.error.text', { status: 404 })
}
