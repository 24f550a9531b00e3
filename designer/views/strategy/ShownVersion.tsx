import { type JSX, Match, Switch } from 'solid-js'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'
import { useStrategy } from './context.ts'
import { stateKey } from './versionState.ts'

/** What is shown, in a few words: a version and its state, or a draft by name. */
export function ShownVersion(): JSX.Element {
  const view = useStrategy()
  const version = () => {
    const { shown } = view.reading()
    return shown.kind === 'version' ? shown.version : undefined
  }
  const draft = () => {
    const { shown } = view.reading()
    return shown.kind === 'draft' ? shown.draft : undefined
  }
  return (
    <Switch>
      <Match when={version()}>
        {(found) => (
          <>
            <VersionDot state={view.period()?.state ?? 'none'} />
            <b>v{found().number}</b> {t(stateKey(view.period()))}
          </>
        )}
      </Match>
      <Match when={draft()}>
        {(found) => (
          <>
            <VersionDot state="draft" />
            <b>{t('edit.draftOf', { name: found().name })}</b>
          </>
        )}
      </Match>
    </Switch>
  )
}
