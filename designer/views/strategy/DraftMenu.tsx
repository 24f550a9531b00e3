import { useNavigate } from '@solidjs/router'
import GitCompare from 'lucide-solid/icons/git-compare'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { type DraftSummary, getDraft } from '../../model/drafts.ts'
import { t } from '../../model/words.ts'
import { Menu } from '../../ui/Menu.tsx'
import { compareHref } from './compareHref.ts'
import { type Editing, useStrategy } from './context.ts'

const DeleteDraftDialog = lazy(() => import('./DeleteDraftDialog.tsx'))

/** What is done with the draft as a whole. */
export function DraftMenu(props: { editing: Editing }): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const [deleting, setDeleting] = createSignal<DraftSummary>()
  const askDelete = async () => {
    const { autosave, draft } = props.editing
    await autosave.flush()
    // Somebody else has saved it: which of the two it is to be comes first.
    if (autosave.theirs()) return
    const { savedAt, savedBy } = await getDraft(draft.strategy, draft.name).catch(() => draft)
    // What is deleted is what is seen here.
    setDeleting({ ...draft, savedAt, savedBy, etag: autosave.etag() })
  }
  const only = () => view.reading().versions.length === 0 && view.reading().drafts.length <= 1
  const home = (draft?: string) =>
    `/strategies/${encodeURIComponent(view.reading().summary.id)}${draft ? `?draft=${encodeURIComponent(draft)}` : ''}`
  return (
    <>
      <Menu
        name={t('drafts.menu')}
        items={[
          {
            text: t('shell.compare'),
            icon: <GitCompare size={14} aria-hidden="true" />,
            onChoose: () => navigate(compareHref(view)),
          },
          {
            text: t('drafts.delete'),
            icon: <Trash size={14} aria-hidden="true" />,
            onChoose: () => void askDelete(),
          },
        ]}
      />
      <Show when={deleting()} keyed>
        {(draft) => (
          <Suspense>
            <DeleteDraftDialog
              draft={draft}
              only={only()}
              onClose={() => setDeleting(undefined)}
              onDeleted={() => {
                setDeleting(undefined)
                navigate(home())
              }}
              onRestored={({ name }) => navigate(home(name))}
            />
          </Suspense>
        )}
      </Show>
    </>
  )
}
