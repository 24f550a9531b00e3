import { useSearchParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { type Around, type DecisionSummary, explainDecision, type RecordedDecision } from '../../model/decisions.ts'
import { formatInstant } from '../../model/instant.ts'
import { createLoad } from '../../model/load.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { listed, t } from '../../model/words.ts'
import { FailureNotice } from '../states.tsx'
import { useRules } from '../strategy/context.ts'
import { refusalText } from './refusalText.ts'

/** Why the tier isn't, or still is, that of another decision about the same subject; by default of the one before. */
export function ExplainPanel(props: { recorded: RecordedDecision; around: Around }): JSX.Element {
  const view = useRules()
  const [search, setSearch] = useSearchParams<{ since?: string }>()
  const others = () => props.around.all.filter(({ id }) => id !== props.recorded.id)
  const since = () =>
    others().find(({ id }) => id === search.since)?.id ?? props.around.earlier[0]?.id ?? others()[0]?.id ?? ''
  const load = createLoad(
    () => [props.recorded.id, since()] as const,
    ([id, other]) => explainDecision(id, other),
  )
  const name = ({ tier, refusal, recordedAt, strategy }: DecisionSummary) =>
    listed([
      formatInstant(recordedAt, language()),
      tier === null ? refusalText(refusal) : tierName(view.document(), tier, language()),
      `v${strategy.version}`,
    ])
  const notReplayable = () => {
    const failure = load.failure()
    return failure?.kind === 'refused' && failure.code === 'not-replayable'
  }
  return (
    <section aria-labelledby="explain-head">
      <h2 id="explain-head">{t('decisions.explain')}</h2>
      <label class="explain-since">
        <span class="caption">{t('decisions.against')}</span>
        <select
          class="control"
          onChange={(event) => setSearch({ since: event.currentTarget.value }, { replace: true, scroll: false })}
        >
          <For each={others()}>
            {(other) => (
              <option value={other.id} selected={other.id === since()}>
                {name(other)}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={notReplayable()}>
        <p class="ink-2">{t('decisions.unexplained')}</p>
      </Show>
      <Show when={!notReplayable() && load.failure()}>
        {(failure) => <FailureNotice failure={failure()} onRetry={load.retry} />}
      </Show>
      <Show when={!load.failure() && load.data()}>
        {(found) => (
          <Show when={found().change.changed} fallback={<p class="ink-2">{t('decisions.unchanged')}</p>}>
            <ul class="explain-list">
              <For each={found().change.sentences[language()]}>{(sentence) => <li>{sentence}</li>}</For>
            </ul>
          </Show>
        )}
      </Show>
    </section>
  )
}
