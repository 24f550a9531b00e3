import { type JSX, Show } from 'solid-js'
import { failureOf } from '../../model/api.ts'
import { type Draft, type DraftSummary, deleteDraft, getDraft, restoreDraft } from '../../model/drafts.ts'
import { forgetUnsaved } from '../../model/editor/unsaved.ts'
import { formatDate } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { dismissToast, showToast } from '../../model/toast.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'

/** Deletes a draft as it is seen here, after saying what goes with it; for a while it can be put back. */
export default function DeleteDraftDialog(props: {
  draft: Pick<DraftSummary, 'strategy' | 'name' | 'baseVersion' | 'savedAt' | 'savedBy' | 'etag'>
  /** Nothing else is there of the strategy. */
  only: boolean
  onClose: () => void
  onDeleted: () => void
  /** It is back, under the name that it has now. */
  onRestored: (draft: Draft) => void
}): JSX.Element {
  const answer = createAnswer()
  const submit = () =>
    answer.send(undefined, async () => {
      const { draft, onDeleted, onRestored } = props
      const kept = await getDraft(draft.strategy, draft.name)
      if (kept.etag !== draft.etag) throw new Error(t('drafts.changed'))
      try {
        await deleteDraft(draft, draft.etag)
      } catch (error) {
        const failure = failureOf(error)
        throw failure.kind === 'refused' && failure.status === 412 ? new Error(t('drafts.changed')) : error
      }
      forgetUnsaved(draft)
      onDeleted()
      offerUndo(kept, onRestored)
    })
  const saved = () => ({ date: formatDate(props.draft.savedAt, language()), name: props.draft.savedBy.name })
  return (
    <Dialog
      title={t('drafts.title', { name: props.draft.name })}
      onClose={props.onClose}
      onSubmit={() => (props.only ? props.onClose() : void submit())}
      actions={
        <Show
          when={!props.only}
          fallback={
            <button type="submit" class="button primary">
              {t('drafts.close')}
            </button>
          }
        >
          <button type="button" class="button" onClick={props.onClose}>
            {t('drafts.keep')}
          </button>
          <button type="submit" class="button danger" aria-disabled={answer.busy()}>
            {t('drafts.do')}
          </button>
        </Show>
      }
    >
      <Show when={!props.only} fallback={<p>{t('drafts.only')}</p>}>
        <p>
          {props.draft.baseVersion === undefined
            ? t('drafts.textNew', saved())
            : t('drafts.text', { version: `v${props.draft.baseVersion}`, ...saved() })}
        </p>
        <p class="ink-2">{t('drafts.stays')}</p>
      </Show>
      <FormError text={answer.at('form')} />
    </Dialog>
  )
}

function offerUndo(draft: Draft, onRestored: (draft: Draft) => void): void {
  const undo = async () => {
    dismissToast()
    try {
      const back = await restoreDraft(draft)
      showToast({ text: t('drafts.restored', { name: back.name }) })
      onRestored(back)
    } catch {
      showToast({
        text: t('drafts.restoreFailed', { name: draft.name }),
        action: { text: t('drafts.retry'), run: () => void undo() },
      })
    }
  }
  showToast({
    text: t('drafts.deleted', { name: draft.name }),
    action: { text: t('drafts.undo'), run: () => void undo() },
  })
}
