import { A } from '@solidjs/router'
import Trash from 'lucide-solid/icons/trash'
import { For, type JSX, Show } from 'solid-js'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { formatDay } from '../../model/instant.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { changeText } from '../proposals/changeText.ts'
import { progressText, proposalPath } from '../proposals/ProposalsTable.tsx'
import type { Open } from './open.ts'

/** What may come next: drafts to schedule, and what waits for approval. */
export function DraftsPanel(props: { reading: TimelineReading; onOpen: (open: Open) => void }): JSX.Element {
  const waiting = () => props.reading.proposals.filter(({ state }) => state === 'open')
  const approvals = () => props.reading.settings.approvals
  return (
    <>
      <section aria-labelledby="timeline-drafts">
        <h2 id="timeline-drafts">{t('timeline.drafts')}</h2>
        <Show when={props.reading.drafts.length > 0} fallback={<p class="ink-3">{t('timeline.drafts.none')}</p>}>
          <ul class="side-list">
            <For each={props.reading.drafts}>
              {(draft) => (
                <li>
                  <span>
                    <A
                      class="strong version-link"
                      href={`/strategies/${encodeURIComponent(props.reading.strategy)}?draft=${encodeURIComponent(draft.name)}`}
                    >
                      {draft.name}
                    </A>
                    <span class="sub ink-3">
                      {t('timeline.drafts.saved', {
                        date: formatDay(draft.savedAt, language()),
                        name: draft.savedBy.name,
                      })}
                    </span>
                    <Show when={draft.problems.errors > 0}>
                      <span class="sub err">{t('proposals.errors', { n: draft.problems.errors })}</span>
                    </Show>
                  </span>
                  <Show when={may('edit')}>
                    <button
                      type="button"
                      class="button"
                      aria-label={t(approvals() === 0 ? 'timeline.scheduleOf' : 'timeline.requestOf', {
                        name: draft.name,
                      })}
                      onClick={() => props.onOpen({ kind: 'request', source: { draft: draft.name } })}
                    >
                      {approvals() === 0 ? t('timeline.schedule') : `${t('proposals.request')}…`}
                    </button>
                    <button
                      type="button"
                      class="button icon quiet"
                      title={t('drafts.deleteOf', { name: draft.name })}
                      aria-label={t('drafts.deleteOf', { name: draft.name })}
                      onClick={() => props.onOpen({ kind: 'delete', draft })}
                    >
                      <Trash size={14} aria-hidden="true" />
                    </button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <Show when={waiting().length > 0}>
        <section aria-labelledby="timeline-waiting">
          <h2 id="timeline-waiting">{t('timeline.waiting')}</h2>
          <ul class="side-list">
            <For each={waiting()}>
              {(proposal) => (
                <li>
                  <A class="strong version-link" href={proposalPath(proposal)}>
                    {changeText(proposal)}
                  </A>
                  <span class="ink-3 tab nowrap">{progressText(proposal)}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}
