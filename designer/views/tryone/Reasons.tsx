import { For, type JSX, Show } from 'solid-js'
import { type Decision, localize, type Reason } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { byId, nameOf, tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { heading, t } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'

const MOST = 6

/** Why points or a tier were lost, the gravest first; and, apart, what is at its best. */
export function Reasons(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  const reasons = () => (props.decision.reasons ?? []).slice(0, MOST)
  const strengths = () =>
    (props.decision.strengths ?? []).map((id) => nameOf(byId(view.document().dimensions, id) ?? { id }, language()))
  const text = (reason: Reason) => {
    const spoken = localize(reason.text, language())
    const thing = reason.override
      ? byId(view.document().overrides, reason.override)
      : byId(view.document().dimensions, reason.dimension ?? '')
    // Where nothing was written, the engine speaks the bare id; its name reads better.
    return spoken === '' || spoken === thing?.id ? nameOf(thing ?? { id: reason.code }, language()) : spoken
  }
  return (
    <>
      <Show when={reasons().length > 0}>
        <div class="panel-block">
          <h3 class="caption">{heading('reason')}</h3>
          <ul class="reasons">
            <For each={reasons()}>
              {(reason) => (
                <li>
                  <span class="down" aria-hidden="true">
                    {'\u2212'}
                  </span>
                  <span>{text(reason)}</span>
                  <span class="num down">
                    <Show
                      when={reason.lost !== undefined}
                      fallback={reason.to === undefined ? '' : `▼ ${tierName(view.document(), reason.to, language())}`}
                    >
                      {formatNumber(-(reason.lost as number), language())}
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
      <Show when={strengths().length > 0}>
        <div class="panel-block">
          <h3 class="caption">{heading('strength')}</h3>
          <ul class="reasons">
            <For each={strengths()}>
              {(name) => (
                <li>
                  <span class="up" aria-hidden="true">
                    +
                  </span>
                  <span>{name}</span>
                  <span class="ink-3">{t('strength.best')}</span>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
    </>
  )
}
