import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { diff, isShaped } from '../../../engine/index.ts'
import { createDraft, type Draft, nextDraftName } from '../../model/drafts.ts'
import { formatDate } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { type Editing, useStrategy } from './context.ts'

/** Somebody else has saved the draft too: what differs, and three ways on, none of which loses anything. */
export default function ConflictDialog(props: { editing: Editing; theirs: Draft }): JSX.Element {
  const view = useStrategy()
  const [, setSearch] = useSearchParams()
  const [failed, setFailed] = createSignal(false)
  const differences = createMemo(() => {
    const [theirs, mine] = [props.theirs.document, props.editing.editor.settled()]
    return isShaped(theirs) && isShaped(mine) ? diff(theirs, mine).entries : []
  })
  const takeTheirs = () => {
    props.editing.editor.edit(
      () => t('edit.tookTheirs'),
      () => props.theirs.document,
    )
    props.editing.autosave.takeTheirs()
  }
  const keepBoth = async () => {
    const { strategy } = props.editing.draft
    const name = nextDraftName([...view.reading().drafts, props.editing.draft])
    try {
      const copy = await createDraft(strategy, name, { document: props.editing.editor.settled() })
      takeTheirs()
      setSearch({ draft: copy.name })
    } catch {
      setFailed(true)
    }
  }
  return (
    <Dialog
      title={t('edit.conflictTitle')}
      onClose={() => {}}
      onSubmit={takeTheirs}
      actions={
        <>
          <button type="button" class="button" onClick={keepBoth}>
            {t('edit.keepBoth')}
          </button>
          <span class="spring" />
          <button type="button" class="button" onClick={() => props.editing.autosave.keepMine()}>
            {t('edit.keepMine')}
          </button>
          <button type="submit" class="button primary">
            {t('edit.takeTheirs')}
          </button>
        </>
      }
    >
      <p>
        {t('edit.conflictText', {
          name: props.theirs.savedBy.name,
          date: formatDate(props.theirs.savedAt, language()),
        })}
      </p>
      <Show when={differences().length > 0}>
        <p class="ink-2">{t('edit.conflictDifferences')}</p>
        <ul class="plain-list">
          <For each={differences()}>{(entry) => <li>{entry.sentence[language()]}</li>}</For>
        </ul>
      </Show>
      <Show when={failed()}>
        <p class="err" role="alert">
          {t('edit.keepBothFailed')}
        </p>
      </Show>
    </Dialog>
  )
}
