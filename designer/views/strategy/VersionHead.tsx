import { type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'
import { useStrategy } from './context.ts'
import { stateKey } from './versionState.ts'

/** Which version this is, above the outline: number, state, since when, its phase. */
export function VersionHead(): JSX.Element {
  const view = useStrategy()
  const period = () => view.period()
  return (
    <div class="version-head">
      <p class="version-line">
        <VersionDot state={period()?.state ?? 'none'} />
        <b>v{view.reading().version.number}</b> {t(stateKey(period()))}
      </p>
      <Show when={period()}>
        {(found) => (
          <p class="caption version-phase">
            {[phaseName(found().phase, language()), periodText(found())].filter(Boolean).join(' · ')}
          </p>
        )}
      </Show>
    </div>
  )
}

/** When a version answers: since, from, or from … to. */
export function periodText(period: { state: string; effectiveFrom: string; to: number | undefined }): string {
  const date = formatDate(period.effectiveFrom, language())
  if (period.state === 'current') return t('version.since', { date })
  if (period.state === 'future' || period.to === undefined) return t('version.from', { date })
  // A period ends the day before the next one begins.
  const last = formatDate(new Date(period.to - 86_400_000).toISOString(), language())
  return t('version.fromTo', { from: date, to: last })
}
