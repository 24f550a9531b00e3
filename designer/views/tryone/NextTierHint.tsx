import { For, type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { adviceOf, toNextText } from '../../model/advice.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { useRules } from '../strategy/context.ts'

/** How far the next better tier is, and the changes that would reach it; the one that gains least comes first. */
export function NextTierHint(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  const next = () => props.decision.nextTier
  const ways = () => {
    const found = next()
    return found
      ? adviceOf(found, props.decision.scores[view.document().assign.score ?? ''], view.document(), language())
      : []
  }
  const blockers = () =>
    (next()?.blockedBy ?? []).map((id) => nameOf(byId(view.document().overrides, id) ?? { id }, language()))
  return (
    <Show when={next()}>
      {(found) => (
        <section class="hint" aria-label={t('hint.name')}>
          <p>
            <b>{toNextText(found(), view.document(), language())}</b>
          </p>
          <Show when={blockers().length > 0}>
            <p class="hint-block">{t('hint.blocked', { names: blockers().join(', ') })}</p>
          </Show>
          <Show
            when={ways().length > 0}
            fallback={
              <Show when={found().missingPoints > 0}>
                <p class="ink-2">{t('hint.none')}</p>
              </Show>
            }
          >
            <ul>
              <For each={ways()}>
                {(way) => (
                  <li>
                    <PhraseText
                      phrase={way.change}
                      draw={(piece) => (piece.role === 'value' ? <b>{piece.text}</b> : piece.text)}
                    />
                    <span class="ink-2 hint-gain">
                      <PhraseText phrase={way.gain} draw={(piece) => piece.text} />
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </section>
      )}
    </Show>
  )
}
