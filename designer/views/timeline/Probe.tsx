import { A } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { inEffectAt } from '../../model/governance/lanes.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { localizedText } from '../../model/governance/words.ts'
import { instantIn, momentText, wallOf } from '../../model/governance/zone.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { TextField } from '../../ui/TextField.tsx'

const DAY = 86_400_000

/** Which version was in effect on a day, with what was known on another. */
export function Probe(props: { reading: TimelineReading }): JSX.Element {
  const zone = () => props.reading.settings.timeZone
  const [on, setOn] = createSignal(wallOf(props.reading.now, zone()).date)
  const [known, setKnown] = createSignal('')
  /** The whole of both days: what took effect or was recorded on them counts. */
  const endOf = (date: string) => instantIn(zone(), date) + DAY - 1
  const knownAt = () => (known() === '' ? Number.POSITIVE_INFINITY : endOf(known()))
  const found = () => inEffectAt(props.reading.placed, endOf(on()), knownAt())
  const today = () => inEffectAt(props.reading.placed, endOf(on()), Number.POSITIVE_INFINITY)
  const asked = () => !Number.isNaN(instantIn(zone(), on()))
  return (
    <section class="probe" aria-labelledby="probe-head">
      <h2 id="probe-head">{t('timeline.probe')}</h2>
      <TextField label={t('timeline.probe.on')} type="date" value={on()} onInput={setOn} />
      <TextField
        label={t('timeline.probe.known')}
        type="date"
        value={known()}
        onInput={setKnown}
        hint={t('timeline.probe.knownHint')}
      />
      <p role="status" class="probe-answer">
        <Show when={asked()}>
          <Show when={found()} fallback={t('timeline.probe.none')}>
            {(entry) => (
              <>
                <A class="link" href={`/strategies/${encodeURIComponent(props.reading.strategy)}?v=${entry().version}`}>
                  {t(
                    instantIn(zone(), on()) > props.reading.now
                      ? 'timeline.probe.answerAhead'
                      : 'timeline.probe.answer',
                    {
                      n: entry().version,
                      date: momentText(entry().effectiveFrom, zone(), language()),
                    },
                  )}
                </A>
                <Show when={localizedText(entry().phase)}>{(phase) => <span class="sub ink-3">{phase()}</span>}</Show>
              </>
            )}
          </Show>
          <Show when={known() !== '' && today() && today()?.version !== found()?.version}>
            {' '}
            <span class="sub warn">{t('timeline.probe.differs', { n: today()?.version ?? 0 })}</span>
          </Show>
        </Show>
      </p>
    </section>
  )
}
