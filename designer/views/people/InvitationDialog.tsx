import { type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { invitePerson, type Person } from '../../model/people.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { complaintOf } from '../account/complaint.ts'
import { FormError } from '../account/FormError.tsx'

/** Makes a link for a person and shows it, once. */
export function InvitationDialog(props: { person: Person; onClose: () => void }): JSX.Element {
  const invitation = createLoad(() => props.person.id, invitePerson)
  const failed = () => {
    const failure = invitation.failure()
    return failure && complaintOf(failure).text
  }
  return (
    <Dialog
      title={t('people.linkTitle', { name: props.person.name })}
      onClose={props.onClose}
      onSubmit={props.onClose}
      actions={
        <button type="submit" class="button primary">
          {t('people.done')}
        </button>
      }
    >
      <Show when={invitation.data()}>
        {(made) => (
          <>
            <p>
              {t('people.linkText', {
                name: props.person.name,
                date: formatDate(made().expiresAt.slice(0, 10), language()),
              })}
            </p>
            <CopyField
              label={t('people.link')}
              text={made().link}
              copy={t('people.copy')}
              copied={t('people.copied')}
            />
          </>
        )}
      </Show>
      <FormError text={failed()} />
    </Dialog>
  )
}
