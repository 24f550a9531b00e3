import Check from 'lucide-solid/icons/check'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import X from 'lucide-solid/icons/x'
import { createMemo, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Decision, Override } from '../../../../engine/index.ts'
import { type Truth, truthsOf } from '../../../model/condition/checkOne.ts'
import { partsOf } from '../../../model/condition/edit.ts'
import { type Condition, drawRoot, type Leaf, writeCondition } from '../../../model/condition/tree.ts'
import { pathOfVariable } from '../../../model/condition/variables.ts'
import { readForm } from '../../../model/form.ts'
import { formatNumber } from '../../../model/format.ts'
import { byId } from '../../../model/names.ts'
import { capitalise, phraseText } from '../../../model/phrase.ts'
import { language } from '../../../model/preferences.ts'
import { conditionPhrase } from '../../../model/sentence.ts'
import { valueText } from '../../../model/values.ts'
import { label, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import { SubjectPicker } from '../../tryone/SubjectPicker.tsx'

/** What of a condition holds for the subject that is tried, and what the overrides do to its tier. */
export function CheckOne(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const parts = createMemo(() => partsOf(drawRoot(props.override.when)))
  const input = () => readForm(view.snapshot(), { ...view.tryOne.typed }).input
  const decision = (): Decision | undefined => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision : undefined
  }
  const truths = createMemo((): Truth[] | undefined =>
    decision() === undefined
      ? undefined
      : truthsOf(
          view.snapshot(),
          parts().map(({ part }) => writeCondition(part)),
          props.override.id,
          {
            input: input(),
            asOf: view.tryOne.asOf(),
            previousTier: view.tryOne.previousTier() || undefined,
            subject: view.tryOne.subject() || undefined,
          },
        ),
  )
  return (
    <section class="rule-panel-part">
      <h2>{t('editOverrides.checkOne')}</h2>
      <SubjectPicker />
      <Show when={view.tryOne.subject()}>{(id) => <p class="mono ink-2">{id()}</p>}</Show>
      <Show when={truths()} fallback={<p class="ink-2">{t('editOverrides.checkNone')}</p>}>
        {(known) => (
          <ul class="check-one">
            <For each={parts()}>
              {({ path, part }, index) => (
                <li style={{ 'padding-left': `${path.length * 16}px` }} class={known()[index()]}>
                  <Mark truth={known()[index()] ?? 'unknown'} />
                  <span class="check-text">{textOf(part)}</span>
                  <span class="tab check-value">{part.kind === 'leaf' ? valueTried(part) : ''}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <Show when={decision()}>{(found) => <Steps decision={found()} />}</Show>
    </section>
  )

  function textOf(part: Condition): string {
    if (part.kind === 'group')
      return capitalise(`${t(`rule.join.${part.join}`)} ${t(`rule.of.${part.join}`)}`.replace(/(?<=\p{sc=Han}) /u, ''))
    return capitalise(phraseText(conditionPhrase(writeCondition(part), view.vocabulary())))
  }

  /** What the subject has where a variable alone is tested. */
  function valueTried({ subject }: Leaf): string {
    const path = pathOfVariable(subject)
    if (path === undefined) return ''
    const field = byId(view.document().fields, path)
    if (field) return valueText(field, input()[path], language())
    const { derived, scores, tier } = decision() ?? {}
    if (path === 'tier' && tier) return ''
    const [list, id = ''] = path.split('.')
    const value = list === 'scores' ? scores?.[id] : derived?.[path]
    const show = byId(view.document().derived, path)?.show
    return value === undefined
      ? ''
      : valueText({ id: path, type: 'number', ...(show ? { show } : {}) }, value, language())
  }
}

function Mark(props: { truth: Truth }): JSX.Element {
  return (
    <Switch>
      <Match when={props.truth === 'holds'}>
        <Check size={14} class="ok" role="img" aria-label={t('editOverrides.holds')} />
      </Match>
      <Match when={props.truth === 'fails'}>
        <X size={14} class="ink-3" role="img" aria-label={t('editOverrides.fails')} />
      </Match>
      <Match when={props.truth === 'unknown'}>
        <CircleHelp size={14} class="ink-3" role="img" aria-label={t('editOverrides.unknown')} />
      </Match>
    </Switch>
  )
}

/** From the tier by score to the final one, override by override. */
function Steps(props: { decision: Decision }): JSX.Element {
  const view = useStrategy()
  const overrides = () => view.document().overrides ?? []
  const applied = () =>
    (props.decision.overrides ?? []).filter(({ outcome, from }) => outcome === 'applied' && typeof from === 'string')
  const first = () => String(props.decision.hold?.from ?? applied()[0]?.from ?? props.decision.tier.id)
  const score = () => props.decision.scores[view.document().assign.score ?? '']
  const rank = (tier: unknown) => view.document().tiers.findIndex(({ id }) => id === tier)
  const said = (from: unknown, to: unknown) => {
    if (view.document().ordered === false) return 'editOverrides.sets' as const
    return rank(to) > rank(from) ? ('editOverrides.lowers' as const) : ('editOverrides.raises' as const)
  }
  return (
    <table class="rows check-steps">
      <thead>
        <tr>
          <th scope="col">{t('editOverrides.step')}</th>
          <th scope="col">{label('tier')}</th>
          <th scope="col">{label('reason')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            {score() === undefined
              ? t('editOverrides.assigned')
              : t('editOverrides.scored', { score: formatNumber(score() as number, language()) })}
          </th>
          <td>
            <TierBadge id={first()} />
          </td>
          <td />
        </tr>
        <For each={applied()}>
          {(result) => (
            <tr>
              <th scope="row">
                {t(said(result.from, result.to), {
                  code: `R${overrides().findIndex(({ id }) => id === result.id) + 1}`,
                })}
              </th>
              <td>
                <TierBadge id={String(result.to)} />
              </td>
              <td class="mono ink-2">{result.id}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
