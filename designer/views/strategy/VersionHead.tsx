import { type JSX, Match, Show, Switch } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { createMedia } from '../../ui/createMedia.ts'
import { useStrategy } from './context.ts'
import { DraftMenu } from './DraftMenu.tsx'
import { NewDraftButton } from './NewDraftButton.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { ShownVersion } from './ShownVersion.tsx'

/** Which version this is, above the outline: number, state, since when, its phase; of a draft whether it is saved. */
export function VersionHead(): JSX.Element {
  const view = useStrategy()
  /** Where there is no room for it above the parts. */
  const compact = createMedia('(max-width: 1299px)')
  const period = () => view.period()
  const draft = () => {
    const { shown } = view.reading()
    return shown.kind === 'draft' ? shown.draft : undefined
  }
  return (
    <div class="version-head">
      <div class="version-line">
        <ShownVersion />
        <Show when={!compact() && view.editing}>{(editing) => <DraftMenu editing={editing()} />}</Show>
      </div>
      <Switch>
        <Match when={period()}>
          {(found) => (
            <p class="caption version-phase">
              {[phaseName(found().phase, language()), periodText(found())].filter(Boolean).join(' · ')}
            </p>
          )}
        </Match>
        <Match when={draft()}>
          {(found) => (
            <p class="caption version-phase">
              <Show when={found().baseVersion}>
                {(number) => <>{t('edit.basedOn', { version: `v${number()}` })} · </>}
              </Show>
              <SaveStatus />
            </p>
          )}
        </Match>
      </Switch>
      <Show when={!draft() && may('edit')}>
        <NewDraftButton />
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
