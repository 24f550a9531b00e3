import { For, type JSX, Show } from 'solid-js'
import { moveBehind } from '../../../model/edit/overrides.ts'
import { formatNumber } from '../../../model/format.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

/** Overrides of which a later one undoes, for real subjects, what an earlier one did; each can be put in order. */
export function OverridePairs(props: { override?: string; class: string }): JSX.Element {
  const view = useStrategy()
  const pairs = view.preview.ask('overridePairs', () => (props.override ? { override: props.override } : {}))
  const codeOf = (id: string) => `R${(view.document().overrides ?? []).findIndex((one) => one.id === id) + 1}`
  const number = (n: number) => formatNumber(n, language())
  return (
    <Show when={pairs()}>
      {(found) => (
        <section class={props.class}>
          <h2>{t('editOverrides.pairs')}</h2>
          <Show when={found().length > 0} fallback={<p class="ink-2">{t('editOverrides.noPairs')}</p>}>
            <ul class="override-pairs">
              <For each={found()}>
                {(pair) => {
                  const codes = () => ({ first: codeOf(pair.first), later: codeOf(pair.later) })
                  return (
                    <li>
                      <p class="strong">{t('editOverrides.pair', { n: pair.count, ...codes() })}</p>
                      <p class="ink-2">{t('editOverrides.pairText', codes())}</p>
                      <Show when={view.editing}>
                        {(editing) => (
                          <button
                            type="button"
                            class="button"
                            onClick={() =>
                              editing().editor.edit(
                                () => t('editOverrides.step.order'),
                                moveBehind(pair.first, pair.later),
                              )
                            }
                          >
                            {t('editOverrides.moveBehind', codes())}
                          </button>
                        )}
                      </Show>
                      <Show when={pair.moved}>
                        {(moved) => (
                          <p class="ink-2 pair-effect">
                            {t('editOverrides.moveEffect', { n: moved().changed })}
                            <Show when={moved().up > 0}>
                              <span class="up"> ▲ {number(moved().up)}</span>
                            </Show>
                            <Show when={moved().down > 0}>
                              <span class="down"> ▼ {number(moved().down)}</span>
                            </Show>
                          </p>
                        )}
                      </Show>
                    </li>
                  )
                }}
              </For>
            </ul>
          </Show>
        </section>
      )}
    </Show>
  )
}
