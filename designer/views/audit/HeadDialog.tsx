import { createSignal, type JSX, Show } from 'solid-js'
import { type Failure, failureOf } from '../../model/api.ts'
import { type AuditHead, readHead, takeHead } from '../../model/audit.ts'
import { saveJson } from '../../model/save.ts'
import { t } from '../../model/words.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FailureNotice } from '../states.tsx'

/** Takes the head of the log away, or holds one that was kept against it. */
export function HeadDialog(props: {
  onClose: () => void
  onTaken: () => void
  onVerify: (kept: AuditHead) => void
}): JSX.Element {
  const [head, setHead] = createSignal<AuditHead>()
  const [failure, setFailure] = createSignal<Failure>()
  const [kept, setKept] = createSignal('')
  const [complaint, setComplaint] = createSignal<string>()
  const take = () =>
    takeHead().then(
      (taken) => {
        setHead(taken)
        props.onTaken()
      },
      (error) => setFailure(failureOf(error)),
    )
  const check = () => {
    const found = readHead(kept())
    if (found) props.onVerify(found)
    else setComplaint(t('audit.headBad'))
  }
  return (
    <Dialog
      title={t('audit.headTitle')}
      onClose={props.onClose}
      onSubmit={check}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('audit.close')}
          </button>
          <button type="submit" class="button primary" disabled={kept().trim() === ''}>
            {t('audit.headDo')}
          </button>
        </>
      }
    >
      <p class="ink-2">{t('audit.headText')}</p>
      <Show when={failure()}>{(found) => <FailureNotice failure={found()} onRetry={take} />}</Show>
      <Show
        when={head()}
        fallback={
          <p>
            <button type="button" class="button" onClick={take}>
              {t('audit.take')}
            </button>
          </p>
        }
      >
        {(taken) => (
          <>
            <CopyField
              label={t('audit.headTitle')}
              text={JSON.stringify(taken())}
              copy={t('people.copy')}
              copied={t('people.copied')}
            />
            <p>
              <button type="button" class="button" onClick={() => saveJson(taken(), `audit-head-${taken().seq}.json`)}>
                {t('audit.headSave')}
              </button>
            </p>
          </>
        )}
      </Show>
      <TextField
        label={t('audit.headCheck')}
        hint={t('audit.headHint')}
        complaint={complaint()}
        mono
        value={kept()}
        onInput={(text) => {
          setKept(text)
          setComplaint(undefined)
        }}
      />
    </Dialog>
  )
}
