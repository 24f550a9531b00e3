import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { removeTier } from '../../../model/edit/tiers.ts'
import { usesOfTier } from '../../../model/edit/tierUses.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { heading, listed, t } from '../../../model/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { Tiering } from './createTiering.ts'

/** Before a tier goes: what still names it, and which tier takes its place there. */
export function RemoveTier(props: { tier: string; tiering: Tiering; onClose: () => void }): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const others = () => view.document().tiers.filter((tier) => tier.id !== props.tier)
  const place = view.document().tiers.findIndex((tier) => tier.id === props.tier)
  const [heir, setHeir] = createSignal((view.document().tiers[place + 1] ?? view.document().tiers[place - 1])?.id ?? '')
  const name = props.tiering.name(props.tier)
  const uses = () => usesOfTier(view.snapshot(), props.tier)
  const names = (parts: readonly { id: string; title?: unknown }[]) =>
    listed(parts.map((part) => nameOf(part as Parameters<typeof nameOf>[0], language())))
  const needsHeir = () => uses().overrides.length + uses().cells + uses().rows > 0
  const submit = () => {
    props.onClose()
    props.tiering.edit(() => t('editTiers.removed', { tier: name }), removeTier(props.tier, heir()))
    props.tiering.select(undefined)
  }
  return (
    <Dialog
      title={t('editTiers.removeTitle', { tier: name })}
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('editTiers.cancel')}
          </button>
          <button type="submit" class="button primary">
            {t('editTiers.remove')}
          </button>
        </>
      }
    >
      <Show when={view.document().assign.bands}>
        <p class="ink-2">{t('editTiers.removeBand')}</p>
      </Show>
      <Show
        when={needsHeir() || uses().treatments.length > 0}
        fallback={<p class="ink-2">{t('editTiers.removeUnused')}</p>}
      >
        <dl class="tier-uses">
          <For
            each={
              [
                [heading('override'), names(uses().overrides)],
                [heading('treatment'), names(uses().treatments)],
                [t('editTiers.cells'), uses().cells > 0 ? t('editTiers.cellCount', { n: uses().cells }) : ''],
                [heading('row'), uses().rows > 0 ? t('editTiers.rowCount', { n: uses().rows }) : ''],
              ] as const
            }
          >
            {([what, which]) => (
              <Show when={which}>
                <dt>{what}</dt>
                <dd>{which}</dd>
              </Show>
            )}
          </For>
        </dl>
      </Show>
      <Show when={needsHeir()}>
        <div class="text-field">
          <label for={id}>{t('editTiers.heir')}</label>
          <select id={id} class="control" value={heir()} onChange={(event) => setHeir(event.currentTarget.value)}>
            <For each={others()}>
              {(tier) => (
                <option value={tier.id} selected={tier.id === heir()}>
                  {nameOf(tier, language())}
                </option>
              )}
            </For>
          </select>
        </div>
      </Show>
      <Show when={uses().treatments.length > 0}>
        <p class="ink-3">{t('editTiers.removeTreatments')}</p>
      </Show>
    </Dialog>
  )
}
