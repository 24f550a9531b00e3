import CircleCheck from 'lucide-solid/icons/circle-check'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX, Show } from 'solid-js'
import type { Change } from '../../model/governance/proposals.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** What callers will feel of it, and which of it whoever proposed it has accepted. */
export function ProposalBreaks(props: { change: Exclude<Change, { kind: 'settings' }> }): JSX.Element {
  const accepted = (key: string) => props.change.acceptedBreaks.includes(key)
  return (
    <section aria-labelledby="proposal-breaks">
      <h2 id="proposal-breaks">{t('proposals.breaks')}</h2>
      <Show
        when={props.change.breaks.length > 0}
        fallback={
          <p class="check-line ink-2">
            <CircleCheck size={14} class="ok" aria-hidden="true" />
            {t('proposals.noBreaks')}
          </p>
        }
      >
        <p class="ink-3">{t('proposals.breaksText')}</p>
        <ul class="lines">
          <For each={props.change.breaks}>
            {(one) => (
              <li class="check-line">
                <Show when={accepted(one.key)} fallback={<OctagonAlert size={14} class="err" aria-hidden="true" />}>
                  <CircleCheck size={14} class="ok" aria-hidden="true" />
                </Show>
                <span>
                  {one.message[language()]}{' '}
                  <span class={accepted(one.key) ? 'ink-3' : 'err'}>
                    {t(accepted(one.key) ? 'proposals.accepted' : 'proposals.notAccepted')}
                  </span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
