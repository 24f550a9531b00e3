import { createUniqueId, type JSX, Show } from 'solid-js'
import { instantIn } from '../../model/governance/zone.ts'
import { t } from '../../model/words.ts'
import { TextField } from '../../ui/TextField.tsx'

export interface When {
  atOnce: boolean
  /** YYYY-MM-DD, or empty. */
  date: string
  /** HH:MM, or empty for the start of the day. */
  time: string
}

/** From when on: at once, or a day and time of the strategy's time zone. */
export function WhenFields(props: {
  when: When
  onWhen: (when: When) => void
  timeZone: string
  complaint?: string | undefined
}): JSX.Element {
  const name = createUniqueId()
  const past = () => instantIn(props.timeZone, props.when.date, props.when.time || '00:00') < Date.now()
  const hint = () => {
    const zone = t('proposals.when.zone', { zone: props.timeZone })
    return props.when.date !== '' && past() ? `${zone} ${t('proposals.when.correction')}` : zone
  }
  return (
    <fieldset class="choices when-fields">
      <legend>{t('proposals.when')}</legend>
      <label class="choice">
        <input
          type="radio"
          name={name}
          checked={props.when.atOnce}
          onChange={() => props.onWhen({ ...props.when, atOnce: true })}
        />
        <span>{t('proposals.when.atOnce')}</span>
      </label>
      <label class="choice">
        <input
          type="radio"
          name={name}
          checked={!props.when.atOnce}
          onChange={() => props.onWhen({ ...props.when, atOnce: false })}
        />
        <span>{t('proposals.when.from')}</span>
      </label>
      <Show when={!props.when.atOnce}>
        <div class="when-day">
          <TextField
            label={t('proposals.effect')}
            type="date"
            value={props.when.date}
            onInput={(date) => props.onWhen({ ...props.when, date })}
            hint={hint()}
            complaint={props.complaint}
          />
          <TextField
            label={t('proposals.when.time')}
            type="time"
            value={props.when.time}
            onInput={(time) => props.onWhen({ ...props.when, time })}
          />
        </div>
      </Show>
    </fieldset>
  )
}
