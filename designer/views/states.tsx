import { A } from '@solidjs/router'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { createSignal, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { Failure, Refused } from '../model/api.ts'
import { t } from '../model/words.ts'
import { Notice } from '../ui/Notice.tsx'

/** What a screen says when the server doesn't answer as hoped. */
export function FailureNotice(props: { failure: Failure; onRetry: () => void; page?: boolean }): JSX.Element {
  const retry = () => (
    <button type="button" class="button" onClick={props.onRetry}>
      {t('state.retry')}
    </button>
  )
  const home = () => (
    <A class="button" href="/">
      {t('state.toStrategies')}
    </A>
  )
  const refused = () => (props.failure.kind === 'refused' ? props.failure : undefined)
  return (
    <Switch>
      <Match when={props.failure.kind === 'offline'}>
        <Notice
          page={props.page ?? false}
          alert
          icon={<WifiOff size={16} />}
          tone="warn"
          title={t('state.offline.title')}
          action={retry()}
        >
          <p>{t('state.offline.text')}</p>
        </Notice>
      </Match>
      <Match when={props.failure.kind === 'not-found'}>
        <Notice
          page={props.page ?? false}
          alert
          icon={<CircleHelp size={16} />}
          title={t('state.unknown.title')}
          action={home()}
        >
          <p>{t('state.unknown.text')}</p>
        </Notice>
      </Match>
      <Match when={refused()}>
        {(failure) => (
          <Notice
            page={props.page ?? false}
            alert
            icon={<OctagonAlert size={16} />}
            tone="err"
            title={t(isForbidden(failure()) ? 'state.forbidden.title' : 'state.error.title')}
            action={isForbidden(failure()) ? home() : retry()}
          >
            <p>{refusedText(failure())}</p>
          </Notice>
        )}
      </Match>
    </Switch>
  )
}

const isForbidden = ({ code }: Refused) => code === 'forbidden'

const refusedText = (failure: Refused) =>
  isForbidden(failure)
    ? t('state.forbidden.text')
    : failure.message || t('state.error.text', { status: failure.status })

/** Says that something is loading, but only when it takes long enough to be noticed. */
export function LoadingText(): JSX.Element {
  const [late, setLate] = createSignal(false)
  onMount(() => {
    const timer = setTimeout(() => setLate(true), 400)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <p class="loading ink-3" role="status">
      <Show when={late()}>{t('state.loading')}</Show>
    </p>
  )
}
