import { useSearchParams } from '@solidjs/router'
import { For, type JSX } from 'solid-js'
import { periodOfVersion } from '../../model/timeline.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'
import { stateKey } from './versionState.ts'

/** Which version is shown. The one in effect needs no mention in the address. */
export function VersionChooser(): JSX.Element {
  const view = useStrategy()
  const [, setSearch] = useSearchParams()
  const shown = () => view.reading().version.number
  const versions = () => [...view.reading().versions].sort((a, b) => b.number - a.number)
  const choose = (text: string) => {
    const inEffect = view.reading().summary.inEffect?.version
    setSearch({ v: Number(text) === inEffect ? undefined : text }, { replace: false })
  }
  return (
    <label class="version-chooser">
      <span class="hidden-visually">{t('version.choose')}</span>
      <select class="control" onChange={(event) => choose(event.currentTarget.value)}>
        <For each={versions()}>
          {(item) => (
            <option value={item.number} selected={item.number === shown()}>
              {`v${item.number} · ${t(stateKey(periodOfVersion(view.reading().periods, item.number)))}`}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
