import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Around, RecordedDecision } from '../../model/decisions.ts'
import { formatDay } from '../../model/instant.ts'
import { language } from '../../model/preferences.ts'
import { subjectPath } from '../../model/subjectPath.ts'
import { t } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { scoresText } from './DecisionTable.tsx'
import { refusalText } from './refusalText.ts'

/** More are on the subject's own page. */
const MOST = 12

/** The subject's other decisions, the latest first, with this one among them. */
export function EarlierDecisions(props: { recorded: RecordedDecision; around: Around }): JSX.Element {
  const view = useRules()
  return (
    <Show when={props.recorded.subject}>
      {(subject) => (
        <section aria-labelledby="earlier-head">
          <h2 id="earlier-head">{t('decisions.ofSubject')}</h2>
          <ol class="earlier">
            <For each={props.around.all.slice(0, MOST)}>
              {(decision) => (
                <li>
                  <A
                    href={`/decisions/${decision.id}`}
                    aria-current={decision.id === props.recorded.id ? 'page' : undefined}
                  >
                    <span class="tab nowrap">{formatDay(decision.recordedAt, language())}</span>
                    <span class="num">{scoresText(decision, view.document())}</span>
                    <span>
                      <Show when={decision.tier} fallback={refusalText(decision.refusal)}>
                        {(tier) => <TierBadge id={tier()} />}
                      </Show>
                    </span>
                    <span class="ink-3">v{decision.strategy.version}</span>
                  </A>
                </li>
              )}
            </For>
          </ol>
          <A class="link" href={subjectPath(props.recorded.strategy.id, subject())}>
            {t('decisions.toSubject')}
          </A>
        </section>
      )}
    </Show>
  )
}
