import type { JSX } from 'solid-js'
import { type ApiKey, revokeKey } from '../../model/people.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'

export function RevokeDialog(props: { apiKey: ApiKey; onClose: () => void; onRevoked: () => void }): JSX.Element {
  const answer = createAnswer()
  const submit = () =>
    answer.send(undefined, async () => {
      await revokeKey(props.apiKey.id)
      props.onRevoked()
    })
  return (
    <Dialog
      title={t('keys.revokeTitle', { name: props.apiKey.name })}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('people.cancel')}
          </button>
          <button type="submit" class="button danger" aria-disabled={answer.busy()}>
            {t('keys.revoke')}
          </button>
        </>
      }
    >
      <p>{t('keys.revokeText')}</p>
      <FormError text={answer.at('form')} />
    </Dialog>
  )
}
