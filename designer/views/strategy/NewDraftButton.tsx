import { useSearchParams } from '@solidjs/router'
import PencilLine from 'lucide-solid/icons/pencil-line'
import { createSignal, type JSX, Show } from 'solid-js'
import { type Failure, failureOf } from '../../model/api.ts'
import { createDraft, nextDraftName } from '../../model/drafts.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

/** Versions are never changed: editing one begins a draft from it. */
export function NewDraftButton(): JSX.Element {
  const view = useStrategy()
  const [, setSearch] = useSearchParams()
  const [failure, setFailure] = createSignal<Failure>()
  const begin = async () => {
    const { shown, summary, drafts } = view.reading()
    if (shown.kind !== 'version') return
    const from = { version: shown.version.number }
    try {
      const draft = await createDraft(summary.id, nextDraftName(drafts), { from })
      setSearch({ draft: draft.name, v: undefined })
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      <button type="button" class="button new-draft" onClick={begin}>
        <PencilLine size={13} strokeWidth={1.75} aria-hidden="true" /> <span>{t('edit.newDraft')}</span>
      </button>
      <Show when={failure()}>
        <p class="caption err" role="alert">
          {t('edit.newDraftFailed')}
        </p>
      </Show>
    </>
  )
}
