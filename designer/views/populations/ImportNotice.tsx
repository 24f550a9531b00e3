import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { type JSX, Match, Switch } from 'solid-js'
import type { Refused } from '../../model/api.ts'
import type { Import } from '../../model/import/createImport.ts'
import { language } from '../../model/preferences.ts'
import { sizeText } from '../../model/values.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../states.tsx'

/** What stands in the way of an import, and what to do about it. */
export function ImportNotice(props: { model: Import }): JSX.Element {
  const failure = () => props.model.failure()
  const again = () => (
    <button type="button" class="button" onClick={() => void props.model.send()}>
      {t('importing.again')}
    </button>
  )
  const broken = () => {
    const found = failure()
    return found?.kind === 'broken' ? found : undefined
  }
  const told = () => {
    const found = failure()
    return found?.kind === 'refused' ? toldOf(found) : undefined
  }
  const other = () => {
    const found = failure()
    return found === undefined || found.kind === 'broken' || found.kind === 'expired' ? undefined : found
  }
  return (
    <Switch>
      <Match when={broken()}>
        {(found) => (
          <Notice alert icon={<WifiOff size={16} />} tone="warn" title={t('importing.broken.title')} action={again()}>
            <p>
              {t('importing.broken.text', {
                sent: sizeText(found().at.sent, language()),
                total: sizeText(found().at.total, language()),
              })}
            </p>
          </Notice>
        )}
      </Match>
      <Match when={failure()?.kind === 'expired'}>
        <Notice alert icon={<WifiOff size={16} />} tone="warn" title={t('importing.expired.title')} action={again()}>
          <p>{t('importing.expired.text')}</p>
        </Notice>
      </Match>
      <Match when={told()}>
        {(found) => (
          <Notice alert icon={<OctagonAlert size={16} />} tone="err" title={found().title}>
            <p>{found().text}</p>
            <p class="ink-3" lang="en">
              {found().detail}
            </p>
          </Notice>
        )}
      </Match>
      <Match when={other()}>
        {(found) => <FailureNotice failure={found()} onRetry={() => void props.model.send()} />}
      </Match>
    </Switch>
  )
}

/** What is wrong with the file itself, in words of its own, with the server's below; undefined where it is something else. */
function toldOf({ code, message }: Refused): { title: string; text: string; detail: string } | undefined {
  switch (code) {
    case 'unreadable-file':
    case 'empty-body':
      return { title: t('importing.unreadable.title'), text: t('importing.unreadable.text'), detail: message }
    case 'mapping-misfit':
      return { title: t('importing.misfit.title'), text: t('importing.misfit.text'), detail: message }
    case 'body-too-large':
      return { title: t('importing.large.title'), text: t('importing.large.text'), detail: message }
    case 'too-many-requests':
      return { title: t('importing.busy.title'), text: t('importing.busy.text'), detail: message }
    default:
      return undefined
  }
}
