import LockKeyhole from 'lucide-solid/icons/lock-keyhole'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX, Show } from 'solid-js'
import type { RecordedDecision } from '../../model/decisions.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { complaintOf } from '../tryone/complaints.ts'
import { scoresText } from './DecisionTable.tsx'

/** Instead of why: what refused the subject, or why that can't be told. */
export function RefusalNotice(props: { recorded: RecordedDecision }): JSX.Element {
  const view = useRules()
  return (
    <>
      <Show when={props.recorded.refused}>
        {(refusal) => (
          <Notice icon={<OctagonAlert size={16} />} tone="err" title={t('decisions.refusedTitle')}>
            <ul>
              <For each={refusal().errors}>
                {(error) => <li>{complaintOf(view, error, refusal(), language()).text}</li>}
              </For>
            </ul>
          </Notice>
        )}
      </Show>
      <Show when={props.recorded.withheld}>
        {(why) => (
          <>
            <p class="score-line withheld-line">
              <span class="score-figure tab">{scoresText(props.recorded, view.document())}</span>
              <Show when={props.recorded.tier}>{(tier) => <TierBadge id={tier()} large />}</Show>
            </p>
            <Notice icon={<LockKeyhole size={16} />} title={t('decisions.withheldTitle')}>
              <p>{t(`decisions.withheld.${why()}`)}</p>
            </Notice>
          </>
        )}
      </Show>
    </>
  )
}
