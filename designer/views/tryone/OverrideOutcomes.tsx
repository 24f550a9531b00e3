import Check from 'lucide-solid/icons/check'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import Flag from 'lucide-solid/icons/flag'
import Minus from 'lucide-solid/icons/minus'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { type Decision, localize, type OverrideOutcome, type OverrideResult } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { heading, label, t } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { focusField } from './complaints.ts'

const outcomes: Record<OverrideOutcome, MessageKey> = {
  applied: 'outcome.applied',
  'no-effect': 'outcome.noEffect',
  'not-matched': 'outcome.notMatched',
  unknown: 'outcome.unknown',
  'not-in-force': 'outcome.notInForce',
  'after-final': 'outcome.afterFinal',
}

/** What hold and every override did, in the order in which they ran. */
export function OverrideOutcomes(props: {
  decision: Decision
  /** Where there is no form whose fields could be filled in. */
  still?: boolean
}): JSX.Element {
  const overrides = () => props.decision.overrides ?? []
  return (
    <>
      <Hold decision={props.decision} />
      <Show when={overrides().length > 0}>
        <div class="panel-block">
          <h3 class="caption">{heading('override')}</h3>
          <ul class="outcomes">
            <For each={overrides()}>
              {(result, index) => <Outcome result={result} code={`R${index() + 1}`} still={props.still ?? false} />}
            </For>
          </ul>
        </div>
      </Show>
      <Show when={(props.decision.flags ?? []).length > 0}>
        <ul class="outcomes flags">
          <For each={props.decision.flags}>
            {(flag) => (
              <li>
                <Flag size={13} class="warn" aria-hidden="true" />
                <span>{localize(flag.text, language())}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}

function Outcome(props: { result: OverrideResult; code: string; still: boolean }): JSX.Element {
  const view = useRules()
  const override = () => byId(view.document().overrides, props.result.id) ?? { id: props.result.id }
  const applied = () => props.result.outcome === 'applied'
  return (
    <li classList={{ quiet: !applied() && props.result.outcome !== 'unknown' }}>
      <Switch fallback={<Minus size={13} class="ink-3" aria-hidden="true" />}>
        <Match when={applied()}>
          <Check size={13} class="warn" aria-hidden="true" />
        </Match>
        <Match when={props.result.outcome === 'unknown'}>
          <CircleHelp size={13} class="ink-2" aria-hidden="true" />
        </Match>
      </Switch>
      <span>
        <span class="mono ink-3">{props.code}</span> {nameOf(override(), language())}
        <span class="sub ink-2">
          {t(outcomes[props.result.outcome])}
          <Show when={props.result.missing}>
            {(fields) => (
              <For each={fields()}>
                {(id) => (
                  <>
                    {' '}
                    <Show when={!props.still} fallback={view.vocabulary().variable(id).name}>
                      <button type="button" class="inline-link" onClick={() => focusField(id)}>
                        {view.vocabulary().variable(id).name}
                      </button>
                    </Show>
                  </>
                )}
              </For>
            )}
          </Show>
          <Show when={applied()}>
            <Change result={props.result} />
          </Show>
        </span>
      </span>
    </li>
  )
}

function Change(props: { result: OverrideResult }): JSX.Element {
  const side = (value: string | number) =>
    typeof value === 'number' ? <b class="tab">{formatNumber(value, language())}</b> : <TierBadge id={value} />
  return (
    <Show when={props.result.from !== undefined && props.result.to !== undefined}>
      <span class="change">
        {side(props.result.from as string)} <span aria-hidden="true">→</span>
        <span class="hidden-visually">{t('outcome.to')}</span> {side(props.result.to as string)}
      </span>
    </Show>
  )
}

function Hold(props: { decision: Decision }): JSX.Element {
  const keys = {
    kept: 'hold.kept',
    limited: 'hold.limited',
    'unknown-tier': 'hold.unknown',
    'no-effect': 'hold.noEffect',
  } as const
  return (
    <Show when={props.decision.hold}>
      {(hold) => (
        <div class="panel-block">
          <h3 class="caption">{label('hold')}</h3>
          <p>
            {t(keys[hold().outcome])}
            <Show when={hold().from !== undefined && hold().to !== undefined}>
              {' '}
              <span class="change">
                <TierBadge id={hold().from as string} /> <span aria-hidden="true">→</span>{' '}
                <TierBadge id={hold().to as string} />
              </span>
            </Show>
          </p>
        </div>
      )}
    </Show>
  )
}
