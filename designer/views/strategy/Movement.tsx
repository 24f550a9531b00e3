import { type JSX, Match, Switch } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import type { Summary } from '../../model/preview/protocol.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

const BAR = 74

/** Whom the draft moves against the version in effect: a bar of those who rise and fall, and the same in words. */
export function Movement(): JSX.Element {
  const view = useStrategy()
  const { preview } = view
  return (
    <Switch fallback={<span class="ink-3 status-decision">{t('preview.none')}</span>}>
      <Match when={preview.status() === 'failed'}>
        <span class="ink-3 status-decision">{t('preview.failed')}</span>
      </Match>
      <Match when={preview.status() === 'not-allowed'}>
        <span class="ink-3 status-decision">{t('preview.notAllowed')}</span>
      </Match>
      <Match when={preview.summary()}>
        {(summary) => (
          <span class="movement" classList={{ stale: preview.status() === 'broken' }}>
            <MovementBar summary={summary()} />
            <span class="movement-text">
              <b>{t('preview.moved', { moved: movedOf(summary()), rows: summary().rows })}</b>{' '}
              {t('preview.against', { version: `v${view.base()?.number ?? 0}` })}{' '}
              <span class="up">▲ {formatNumber(summary().up, language())}</span>{' '}
              <span class="down">▼ {formatNumber(summary().down, language())}</span>
            </span>
          </span>
        )}
      </Match>
      <Match when={preview.status() === 'opening' || preview.status() === 'ready'}>
        <span class="ink-3 status-decision">{t('preview.opening')}</span>
      </Match>
    </Switch>
  )
}

/** All whose tier is another one, whichever way. */
const movedOf = ({ up, down }: Summary): number => up + down

/** The same as a sentence, for a screen reader. */
export function movementText(summary: Summary, version: number): string {
  const moved = t('preview.moved', { moved: movedOf(summary), rows: summary.rows })
  return `${moved} ${t('preview.against', { version: `v${version}` })} ${t('preview.upDown', { up: summary.up, down: summary.down })}`
}

function MovementBar(props: { summary: Summary }): JSX.Element {
  const upWidth = () => {
    const moved = movedOf(props.summary)
    return moved === 0 ? 0 : Math.round((props.summary.up / moved) * BAR)
  }
  return (
    <svg class="movement-bar wide" width={BAR} height="8" aria-hidden="true">
      <rect class="movement-none" width={BAR} height="8" />
      <rect class="movement-up" width={upWidth()} height="8" />
      <rect class="movement-down" x={upWidth()} width={movedOf(props.summary) === 0 ? 0 : BAR - upWidth()} height="8" />
    </svg>
  )
}
