import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Tier } from '../../../../engine/index.ts'
import { includeThreshold, thresholdOf } from '../../../model/edit/thresholds.ts'
import { moveTier, setTierText } from '../../../model/edit/tiers.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TextsField } from '../TextsField.tsx'
import type { Tiering } from './createTiering.ts'
import { RemoveTier } from './RemoveTier.tsx'
import { TargetFields } from './TargetFields.tsx'

/** One tier: what it is called and means, what it was meant to hold, its place among the others. */
export function TierDetail(props: { tier: Tier; tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const [removing, setRemoving] = createSignal(false)
  const side = createUniqueId()
  const name = () => props.tiering.name(props.tier.id)
  const tiers = () => view.document().tiers
  const index = () => tiers().findIndex(({ id }) => id === props.tier.id)
  const band = () => view.document().assign.bands?.find(({ tier }) => tier === props.tier.id)
  const labelled = () => t('editTiers.textsOf', { tier: name() })
  const move = (by: number) =>
    props.tiering.edit(() => t('editTiers.placeOf', { tier: name() }), moveTier(props.tier.id, index() + by))
  return (
    <section class="tier-detail" aria-label={name()}>
      <div class="tier-detail-texts">
        <TextsField
          label={t('editTiers.name')}
          text={props.tier.title}
          onChange={(text) => props.tiering.edit(labelled, setTierText(props.tier.id, 'title', text))}
        />
        <TextsField
          label={t('tiers.meaning')}
          text={props.tier.description}
          long
          onChange={(text) => props.tiering.edit(labelled, setTierText(props.tier.id, 'description', text))}
        />
      </div>
      <div class="tier-detail-rules">
        <TargetFields tier={props.tier} tiering={props.tiering} />
        <Show when={thresholdOf(band()) !== undefined}>
          <div class="text-field">
            <label for={side}>{t('editTiers.onThreshold')}</label>
            <select
              id={side}
              class="control"
              value={band()?.above === undefined ? 'from' : 'above'}
              onChange={(event) =>
                props.tiering.edit(
                  props.tiering.labelOf(props.tier.id),
                  includeThreshold(props.tier.id, event.currentTarget.value === 'from'),
                )
              }
            >
              <option value="from">{t('editTiers.sideHigher', { tier: name() })}</option>
              <option value="above">{t('editTiers.sideLower')}</option>
            </select>
          </div>
        </Show>
        <div class="tier-detail-actions">
          <button type="button" class="button" disabled={index() === 0} onClick={() => move(-1)}>
            <ArrowUp size={13} aria-hidden="true" /> {t('editTiers.up')}
          </button>
          <button type="button" class="button" disabled={index() === tiers().length - 1} onClick={() => move(1)}>
            <ArrowDown size={13} aria-hidden="true" /> {t('editTiers.down')}
          </button>
          <button type="button" class="button" disabled={tiers().length < 2} onClick={() => setRemoving(true)}>
            <Trash size={13} aria-hidden="true" /> {t('editTiers.remove')}
          </button>
        </div>
      </div>
      <Show when={removing()}>
        <RemoveTier tier={props.tier.id} tiering={props.tiering} onClose={() => setRemoving(false)} />
      </Show>
    </section>
  )
}
