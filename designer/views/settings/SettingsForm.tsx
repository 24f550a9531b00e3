import { A } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { putSettings } from '../../model/governance/settings.ts'
import { settingsOf, type TypedSettings, typedOf } from '../../model/governance/settingsForm.ts'
import type { Settings } from '../../model/governance/settingsShape.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FormError } from '../account/FormError.tsx'
import { createSending } from '../proposals/createSending.ts'
import { proposalPath } from '../proposals/ProposalsTable.tsx'
import { RecordChoice } from './RecordChoice.tsx'

/** The settings with what each means; asking fewer people goes through those who are asked now. */
export function SettingsForm(props: { strategy: string; settings: Settings; etag: string }): JSX.Element {
  const [saved, setSaved] = createSignal({ settings: props.settings, etag: props.etag })
  const [typed, setTyped] = createSignal(typedOf(props.settings, language()))
  const [note, setNote] = createSignal('')
  const [outcome, setOutcome] = createSignal<'saved' | Proposal>()
  const sending = createSending()
  const readOnly = () => !may('edit')
  const type = (change: Partial<TypedSettings>) => {
    setOutcome(undefined)
    setTyped((before) => ({ ...before, ...change }))
  }
  const meant = () => settingsOf(typed(), saved().settings, language())
  const complete = () => {
    const found = meant()
    return 'settings' in found ? found.settings : undefined
  }
  const wrong = (field: 'approvals' | 'retention') => {
    const found = meant()
    return 'wrong' in found && found.wrong === field
  }
  const changed = () => JSON.stringify(typed()) !== JSON.stringify(typedOf(saved().settings, language()))
  const lowers = () => (complete()?.approvals ?? Number.POSITIVE_INFINITY) < saved().settings.approvals
  const shortens = () => {
    const after = complete()?.retention
    return after !== undefined && after < (saved().settings.retention ?? Number.POSITIVE_INFINITY)
  }
  const reset = () => {
    setTyped(typedOf(saved().settings, language()))
    setNote('')
  }
  const save = () => {
    const settings = complete()
    if (!settings || !changed()) return
    void sending.send(undefined, async () => {
      const answer = await putSettings(props.strategy, settings, note(), saved().etag)
      if ('proposal' in answer) {
        reset()
        setOutcome(answer.proposal)
      } else {
        setSaved({ settings: answer.settings, etag: answer.etag })
        setNote('')
        setOutcome('saved')
      }
    })
  }
  return (
    <form
      class="settings-form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Show when={readOnly()}>
        <p class="ink-2">{t('settings.readOnly')}</p>
      </Show>
      <fieldset class="settings-fields" disabled={readOnly()}>
        <TextField
          label={t('settings.approvals')}
          type="number"
          value={typed().approvals}
          onInput={(approvals) => type({ approvals })}
          hint={t('settings.approvalsHint')}
          complaint={wrong('approvals') ? t('settings.approvalsNeed') : undefined}
        />
        <Show when={lowers()}>
          <p class="settings-gate warn">{t('settings.approvalsLower', { n: saved().settings.approvals })}</p>
        </Show>
        <div>
          <RecordChoice chosen={typed().record} onChoose={(record) => type({ record })} />
        </div>
        <TextField
          label={t('settings.retention')}
          type="number"
          value={typed().retention}
          onInput={(retention) => type({ retention })}
          hint={t('settings.retentionHint')}
          complaint={wrong('retention') ? t('settings.retentionNeed') : undefined}
        />
        <Show when={shortens()}>
          <p class="settings-gate warn">{t('settings.retentionShorter', { n: complete()?.retention ?? 0 })}</p>
        </Show>
        <TextField
          label={t('settings.review')}
          type="date"
          value={typed().reviewDate}
          onInput={(reviewDate) => type({ reviewDate })}
          hint={t('settings.reviewHint')}
        />
        <TextField
          label={t('settings.name')}
          value={typed().title}
          onInput={(title) => type({ title })}
          hint={t(typeof saved().settings.title === 'object' ? 'settings.nameKept' : 'settings.nameHint')}
        />
        <TextField
          label={t('settings.zone')}
          value={saved().settings.timeZone}
          onInput={() => {}}
          readonly
          hint={t('settings.zoneHint')}
        />
        <Show when={changed()}>
          <TextArea
            label={t('settings.note')}
            value={note()}
            onInput={setNote}
            hint={t('settings.noteHint')}
            rows={2}
          />
        </Show>
      </fieldset>
      <FormError text={sending.failed()} />
      <Show when={!readOnly()}>
        <div class="settings-actions">
          <Show when={changed()}>
            <button type="submit" class="button primary" aria-disabled={!complete() || sending.busy()}>
              {t(lowers() ? 'settings.propose' : 'settings.save')}
            </button>
            <button type="button" class="button" onClick={reset}>
              {t('settings.reset')}
            </button>
          </Show>
          <p role="status" class="ink-2">
            <Outcome outcome={outcome()} />
          </p>
        </div>
      </Show>
    </form>
  )
}

function Outcome(props: { outcome: 'saved' | Proposal | undefined }): JSX.Element {
  const proposal = () => (typeof props.outcome === 'object' ? props.outcome : undefined)
  return (
    <Show when={proposal()} fallback={props.outcome === 'saved' ? t('settings.saved') : ''}>
      {(found) => (
        <>
          {t('settings.proposed')}{' '}
          <A class="link" href={proposalPath(found())}>
            {t('settings.openProposal', { n: found().number })}
          </A>
        </>
      )}
    </Show>
  )
}
