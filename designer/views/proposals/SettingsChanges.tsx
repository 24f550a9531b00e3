import { For, type JSX } from 'solid-js'
import { settingRows } from '../../model/governance/settings.ts'
import type { Settings } from '../../model/governance/settingsShape.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** Settings that would change, each with what it is and what it would be. */
export function SettingsChanges(props: { before: Settings; after: Settings }): JSX.Element {
  const rows = () => settingRows(props.before, props.after, language())
  return (
    <section aria-labelledby="proposed-changes">
      <h2 id="proposed-changes">{t('proposals.changes')}</h2>
      <ul class="lines">
        <For each={rows()}>
          {({ setting, before, after }) => (
            <li>
              {t(`settings.${setting}`)}: <span class="tab">{valueText(setting, before)}</span>
              {' → '}
              <b class="tab">{valueText(setting, after)}</b>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

const valueText = (setting: string, value: string): string => {
  if (value === '') return '–'
  return setting === 'record' ? t(`settings.record.${value as Settings['record']}`) : value
}
