import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { localize, type Strategy } from '../../../engine/index.ts'
import { type Failure, failureOf } from '../../model/api.ts'
import { createStrategy, idFor, isId, type PackReading } from '../../model/packs.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Which of the pack's strategies, and what the copy is called. */
export function NewStrategyForm(props: {
  pack: PackReading
  strategy: string | undefined
  taken: ReadonlySet<string>
  onChosen: (strategy: string) => void
  onCreated: (id: string) => void
}): JSX.Element {
  const chosen = createMemo(
    () => props.pack.documents.find((document) => document.id === props.strategy) ?? props.pack.documents[0],
  )
  const form = createForm(props, chosen)
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
      <fieldset class="pack-strategies">
        <legend class="caption">{t('new.strategies')}</legend>
        <For each={props.pack.documents}>
          {(document) => (
            <StrategyChoice
              document={document}
              checked={document === chosen()}
              onChoose={() => props.onChosen(document.id)}
            />
          )}
        </For>
      </fieldset>
      <TextField label={t('new.name')} value={form.name()} onInput={form.setName} complaint={form.complaints().name} />
      <TextField
        label={t('new.id')}
        value={form.id()}
        onInput={form.setId}
        hint={t('new.idHint')}
        complaint={form.complaints().id}
        mono
      />
      <Show when={form.failure()}>
        {(failure) => (
          <Notice alert tone="err" icon={<OctagonAlert size={16} />} title={t('new.failed')}>
            <p>{messageOf(failure())}</p>
          </Notice>
        )}
      </Show>
      <button type="submit" class="button primary new-submit" disabled={form.busy()}>
        {form.busy() ? t('new.creating') : t('new.create')}
      </button>
    </form>
  )
}

/** Name and id follow the chosen strategy until somebody types; complaints wait until it is sent. */
function createForm(
  props: { pack: PackReading; taken: ReadonlySet<string>; onCreated: (id: string) => void },
  chosen: () => Strategy | undefined,
) {
  const [typedName, setName] = createSignal<string>()
  const [typedId, setId] = createSignal<string>()
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  const name = () => typedName() ?? localize(chosen()?.title, language())
  const id = () => typedId() ?? idFor(name(), props.taken)
  const complaints = () => (tried() ? complaintsAbout(name(), id(), props.taken) : {})

  const submit = async () => {
    const document = chosen()
    setTried(true)
    setFailure(undefined)
    if (!document || Object.keys(complaints()).length > 0) return
    setBusy(true)
    const title = typedName() === undefined ? (document.title ?? name()) : name().trim()
    const note = t('new.note', { pack: localize(props.pack.title, language()) })
    try {
      await createStrategy({ document, id: id(), title, note })
      props.onCreated(id())
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { name, setName, id, setId, busy, failure, complaints, submit }
}

function complaintsAbout(name: string, id: string, taken: ReadonlySet<string>): { name?: string; id?: string } {
  return {
    ...(name.trim() === '' ? { name: t('new.nameMissing') } : {}),
    ...(isId(id) ? {} : { id: t('new.idInvalid') }),
    ...(taken.has(id) ? { id: t('new.idTaken') } : {}),
  }
}

function StrategyChoice(props: { document: Strategy; checked: boolean; onChoose: () => void }): JSX.Element {
  return (
    <label class="pack-strategy">
      <input type="radio" name="new-strategy" checked={props.checked} onChange={props.onChoose} />
      <span>
        <span class="strong">{localize(props.document.title, language()) || props.document.id}</span>
        <span class="ink-2">{countsOf(props.document)}</span>
      </span>
    </label>
  )
}

const countsOf = ({ fields, dimensions, tiers }: Strategy): string =>
  t('new.counts', { fields: fields.length, dimensions: dimensions.length, tiers: tiers.length })

const messageOf = (failure: Failure): string => {
  if (failure.kind === 'offline') return t('state.offline.text')
  return failure.kind === 'refused' && failure.message !== '' ? failure.message : t('state.error.text', { status: 404 })
}
