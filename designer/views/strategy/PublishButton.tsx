import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { getSettings } from '../../model/governance/settings.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { type Editing, useStrategy } from './context.ts'

const RequestApprovalDialog = lazy(() => import('../proposals/RequestApprovalDialog.tsx'))

/** Asks for approval of the draft, or publishes it where nobody needs to approve. What is seen is saved first. */
export function PublishButton(props: { editing: Editing }): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const strategy = () => view.reading().summary.id
  const settings = createLoad(strategy, getSettings)
  const [digest, setDigest] = createSignal<string>()
  const hasErrors = () => view.problems().some(({ severity }) => severity === 'error')
  const needsApproval = () => (settings.data()?.value.approvals ?? 1) > 0
  const open = async () => {
    if (await props.editing.autosave.flush()) setDigest(props.editing.autosave.digest())
  }
  const href = () => `/strategies/${encodeURIComponent(strategy())}/timeline`
  return (
    <>
      <button
        type="button"
        class="button primary"
        disabled={hasErrors() || !view.isChecked()}
        title={hasErrors() ? t('edit.publishBlocked') : undefined}
        onClick={open}
      >
        {t(needsApproval() ? 'edit.requestApproval' : 'edit.publish')}
      </button>
      <Show when={digest()}>
        {(seen) => (
          <Suspense>
            <RequestApprovalDialog
              strategy={strategy()}
              source={{ draft: props.editing.draft.name }}
              digest={seen()}
              onClose={() => setDigest(undefined)}
              onSent={(proposal) => proposal.state === 'published' && navigate(href())}
            />
          </Suspense>
        )}
      </Show>
    </>
  )
}
