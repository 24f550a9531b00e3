import { For, type JSX, Show } from 'solid-js'
import { groupsOf } from '../../model/form.ts'
import { nameOf } from '../../model/names.ts'
import { capitalise } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'
import { AS_OF, complaintsOf, controlId } from './complaints.ts'
import { FieldControl } from './FieldControl.tsx'

/** The form made from the strategy's fields, by group; above it what stands around the input. */
export function SubjectForm(): JSX.Element {
  const view = useStrategy()
  const groups = () => groupsOf(view.document(), language())
  const complaint = (fieldId: string) => complaintsOf(view, language()).find((item) => item.fieldId === fieldId)?.text
  return (
    <form class="try-form" aria-label={t('try.form')} onSubmit={(event) => event.preventDefault()} autocomplete="off">
      <Around complaint={complaint(AS_OF)} />
      <For each={groups()}>
        {(group) => (
          <fieldset>
            <Show when={group.title}>
              <legend class="caption">{group.title}</legend>
            </Show>
            <For each={group.fields}>{(field) => <FieldControl field={field} complaint={complaint(field.id)} />}</For>
          </fieldset>
        )}
      </For>
    </form>
  )
}

/** The evaluation date, the previous tier where a hold asks for it, the subject's id where a rule does. */
function Around(props: { complaint: string | undefined }): JSX.Element {
  const view = useStrategy()
  const { tryOne } = view
  const readsSubject = () => JSON.stringify(view.document().overrides ?? []).includes('"var":"subject"')
  return (
    <fieldset>
      <div class="form-row">
        <label for={controlId(AS_OF)}>{label('evaluationDate')}</label>
        <input
          id={controlId(AS_OF)}
          class="control"
          type="date"
          value={tryOne.asOf()}
          aria-invalid={props.complaint !== undefined}
          onInput={(event) => tryOne.setAsOf(event.currentTarget.value)}
        />
      </div>
      <Show when={view.document().hold}>
        <div class="form-row">
          <label for="try-previous">{t('try.previousTier')}</label>
          <select
            id="try-previous"
            class="control"
            onChange={(event) => tryOne.setPreviousTier(event.currentTarget.value)}
          >
            <option value="" selected={tryOne.previousTier() === ''}>
              —
            </option>
            <For each={view.document().tiers}>
              {(tier) => (
                <option value={tier.id} selected={tryOne.previousTier() === tier.id}>
                  {nameOf(tier, language())}
                </option>
              )}
            </For>
          </select>
        </div>
      </Show>
      <Show when={readsSubject()}>
        <div class="form-row">
          <label for="try-subject">{capitalise(t('variable.subject'))}</label>
          <input
            id="try-subject"
            class="control"
            value={tryOne.subject()}
            onInput={(event) => tryOne.setSubject(event.currentTarget.value)}
          />
        </div>
      </Show>
    </fieldset>
  )
}
