import type { JSX } from 'solid-js'
import type { LogEntry } from '../../model/governance/lanes.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { momentText } from '../../model/governance/zone.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { AmendForm } from './AmendForm.tsx'

/** Cancels an entry that is still to come. */
export default function CancelDialog(props: {
  reading: TimelineReading
  entry: LogEntry
  onClose: () => void
  onDone: () => void
}): JSX.Element {
  const { seq, version, effectiveFrom } = props.entry.placed.entry
  const { timeZone, approvals } = props.reading.settings
  const amendment = { cancel: seq }
  return (
    <AmendForm
      strategy={props.reading.strategy}
      amendment={amendment}
      title={t('timeline.cancel.title', { n: version, date: momentText(effectiveFrom, timeZone, language()) })}
      action={t('timeline.cancel.do')}
      leave={t('timeline.cancel.keep')}
      approvals={approvals}
      onClose={props.onClose}
      onDone={props.onDone}
    >
      <p class="ink-2">{t('timeline.cancel.text')}</p>
    </AmendForm>
  )
}
