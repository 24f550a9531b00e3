import { useSearchParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { periodOfVersion } from '../../model/timeline.ts'
import { heading, t } from '../../model/words.ts'
import { useStrategy } from './context.ts'
import { stateKey } from './versionState.ts'

/** Which version or draft is shown. The version in effect needs no mention in the address. */
export function VersionChooser(): JSX.Element {
  const view = useStrategy()
  const [, setSearch] = useSearchParams()
  const shown = () => {
    const { shown } = view.reading()
    return shown.kind === 'draft' ? `draft ${shown.draft.name}` : `version ${shown.version.number}`
  }
  const versions = () => [...view.reading().versions].sort((a, b) => b.number - a.number)
  const choose = (value: string) => {
    const [kind, name = ''] = value.split(' ')
    if (kind === 'draft') return setSearch({ draft: name, v: undefined })
    const inEffect = view.reading().summary.inEffect?.version
    return setSearch({ draft: undefined, v: Number(name) === inEffect ? undefined : name })
  }
  return (
    <label class="version-chooser">
      <span class="hidden-visually">{t('version.choose')}</span>
      <select class="control" onChange={(event) => choose(event.currentTarget.value)}>
        <Show when={view.reading().drafts.length > 0}>
          <optgroup label={heading('draft')}>
            <For each={view.reading().drafts}>
              {({ name }) => (
                <option value={`draft ${name}`} selected={shown() === `draft ${name}`}>
                  {t('edit.draftOf', { name })}
                </option>
              )}
            </For>
          </optgroup>
        </Show>
        <optgroup label={heading('version')}>
          <For each={versions()}>
            {({ number }) => (
              <option value={`version ${number}`} selected={shown() === `version ${number}`}>
                {`v${number} · ${t(stateKey(periodOfVersion(view.reading().periods, number)))}`}
              </option>
            )}
          </For>
        </optgroup>
      </select>
    </label>
  )
}
