import { createMemo, createSignal, createUniqueId, For, type JSX } from 'solid-js'
import type { Amendment } from '../../model/governance/proposals.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { instantIn } from '../../model/governance/zone.ts'
import { t } from '../../model/words.ts'
import { TextField } from '../../ui/TextField.tsx'
import { PhaseField, phaseOf } from '../proposals/PhaseField.tsx'
import { AmendForm } from './AmendForm.tsx'

/** Says which version should have been in effect from a day in the past on. */
export default function CorrectDialog(props: {
  reading: TimelineReading
  onClose: () => void
  onDone: () => void
}): JSX.Element {
  const id = createUniqueId()
  const [version, setVersion] = createSignal(props.reading.versions[0]?.number ?? 1)
  const [date, setDate] = createSignal('')
  const [phase, setPhase] = createSignal('')
  const { timeZone, approvals } = props.reading.settings
  const phases = props.reading.placed.flatMap(({ entry }) => (entry.phase === undefined ? [] : [entry.phase])).reverse()
  const past = () => instantIn(timeZone, date()) <= props.reading.now
  const amendment = createMemo((): Amendment | undefined =>
    past() ? { correct: { version: version(), effectiveFrom: date(), ...phaseOf(phases, phase()) } } : undefined,
  )
  return (
    <AmendForm
      strategy={props.reading.strategy}
      amendment={amendment()}
      complaint={past() ? undefined : t('timeline.correct.needDate')}
      title={t('timeline.correct.title')}
      action={t('timeline.correct.do')}
      leave={t('proposals.cancel')}
      approvals={approvals}
      onClose={props.onClose}
      onDone={props.onDone}
    >
      <p class="ink-2">{t('timeline.correct.text')}</p>
      <div class="text-field">
        <label for={id}>{t('timeline.correct.version')}</label>
        <select id={id} class="control" onChange={(event) => setVersion(Number(event.currentTarget.value))}>
          <For each={props.reading.versions}>
            {({ number, note }) => (
              <option value={number} selected={number === version()}>
                {note === '' ? `v${number}` : `v${number} · ${note}`}
              </option>
            )}
          </For>
        </select>
      </div>
      <TextField
        label={t('timeline.correct.from')}
        type="date"
        value={date()}
        onInput={setDate}
        hint={t('proposals.when.zone', { zone: timeZone })}
      />
      <PhaseField known={phases} value={phase()} onInput={setPhase} />
    </AmendForm>
  )
}
