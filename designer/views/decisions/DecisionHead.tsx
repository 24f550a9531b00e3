import { A } from '@solidjs/router'
import ShieldAlert from 'lucide-solid/icons/shield-alert'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import ShieldQuestion from 'lucide-solid/icons/shield-question-mark'
import { type JSX, Match, Show, Switch } from 'solid-js'
import type { RecordedDecision, Replay } from '../../model/decisions.ts'
import { formatDate } from '../../model/format.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Moment } from '../Moment.tsx'
import { useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { outcomeKeys } from './ReplayPanel.tsx'
import { refusalText } from './refusalText.ts'

/** Who it is about, what was decided and when, by which version, and whether it still comes out the same. */
export function DecisionHead(props: { recorded: RecordedDecision; replay: Replay | undefined }): JSX.Element {
  const view = useRules()
  const version = () => props.recorded.strategy.version
  const phase = () => phaseName(props.recorded.strategy.phase, language())
  return (
    <header class="decision-head">
      <div>
        <h1>
          <Show when={props.recorded.subject} fallback={t('decisions.noSubject')}>
            {(subject) => subject()}
          </Show>
        </h1>
        <p class="decision-line">
          <Show when={props.recorded.tier} fallback={<b>{refusalText(props.recorded.refusal)}</b>}>
            {(tier) => <TierBadge id={tier()} />}
          </Show>
          <span class="ink-2">
            <A class="link" href={view.href()}>
              v{version()}
              <Show when={phase()}>{(name) => <> {name()}</>}</Show>
            </A>
          </span>
          <span class="ink-2">{t('decisions.asOf', { date: formatDate(props.recorded.asOf, language()) })}</span>
          <span class="ink-2">
            {t('decisions.recorded')} <Moment at={props.recorded.recordedAt} />
          </span>
        </p>
      </div>
      <Show when={props.replay}>{(replay) => <ReplayBadge outcome={replay().outcome} />}</Show>
    </header>
  )
}

function ReplayBadge(props: { outcome: Replay['outcome'] }): JSX.Element {
  return (
    <a class={`proof-badge proof-${props.outcome}`} href="#replay">
      <Switch fallback={<ShieldQuestion size={15} aria-hidden="true" />}>
        <Match when={props.outcome === 'identical'}>
          <ShieldCheck size={15} aria-hidden="true" />
        </Match>
        <Match when={props.outcome === 'different'}>
          <ShieldAlert size={15} aria-hidden="true" />
        </Match>
      </Switch>
      {t(outcomeKeys[props.outcome])}
    </a>
  )
}
