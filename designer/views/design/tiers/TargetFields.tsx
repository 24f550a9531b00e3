import { createUniqueId, For, type JSX, Show } from 'solid-js'
import type { Tier } from '../../../../engine/index.ts'
import { setTarget, type Target } from '../../../model/edit/tiers.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'
import { TargetCell } from './TargetCell.tsx'

const KINDS = ['none', 'share', 'count', 'cumulative'] as const
type Kind = (typeof KINDS)[number]

const kindOf = (target: Target | undefined): Kind =>
  target?.share !== undefined ? 'share' : target?.count !== undefined ? 'count' : target ? 'cumulative' : 'none'

/** What a tier was meant to hold: a share of subjects, a number of them, or a share of a sum with all better tiers. */
export function TargetFields(props: { tier: Tier; tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const ordered = () => view.document().ordered !== false
  const set = (target: Target | undefined) =>
    props.tiering.edit(
      () => t('editTiers.targetOf', { tier: props.tiering.name(props.tier.id) }),
      setTarget(props.tier.id, target),
    )
  const choose = (kind: Kind) => {
    const share = props.tier.target?.share ?? props.tier.target?.cumulative?.share ?? 0.2
    if (kind === 'none') set(undefined)
    else if (kind === 'share') set({ share })
    else if (kind === 'count') set({ count: props.tier.target?.count ?? 100 })
    else set({ cumulative: { of: props.tiering.measure() ?? '', share } })
  }
  const kinds = () =>
    KINDS.filter((kind) => kind !== 'cumulative' || (ordered() && props.tiering.measure() !== undefined))
  return (
    <div class="text-field">
      <label for={id}>{label('target')}</label>
      <div class="target-fields">
        <select
          id={id}
          class="control"
          value={kindOf(props.tier.target)}
          onChange={(event) => choose(event.currentTarget.value as Kind)}
        >
          <For each={kinds()}>
            {(kind) => (
              <option value={kind} selected={kindOf(props.tier.target) === kind}>
                {t(`editTiers.target.${kind}`)}
              </option>
            )}
          </For>
        </select>
        <Show when={props.tier.target}>
          <TargetCell tier={props.tier} tiering={props.tiering} />
        </Show>
        <Show when={props.tier.target?.cumulative}>
          {(cumulative) => (
            <select
              class="control"
              aria-label={t('editTiers.targetField')}
              value={cumulative().of}
              onChange={(event) => set({ cumulative: { ...cumulative(), of: event.currentTarget.value } })}
            >
              <For each={props.tiering.measures()}>
                {(field) => (
                  <option value={field.id} selected={field.id === cumulative().of}>
                    {nameOf(field, language())}
                  </option>
                )}
              </For>
            </select>
          )}
        </Show>
      </div>
    </div>
  )
}
