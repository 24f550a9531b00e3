import ArrowRight from 'lucide-solid/icons/arrow-right'
import { For, type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { type RulesView, useRules } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'

interface Station {
  name: string
  tier: string
}

/** From the tier by score through hold and overrides to the one that was decided; nothing where none moved it. */
export function TierPath(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  const stations = () => stationsOf(props.decision, view)
  return (
    <Show when={stations().length > 1}>
      <ol class="tier-path" aria-label={t('decisions.path')}>
        <For each={stations()}>
          {(station, index) => (
            <li>
              <Show when={index() > 0}>
                <ArrowRight size={15} class="ink-3" aria-hidden="true" />
              </Show>
              <span>
                <span class="caption">{station.name}</span>
                <TierBadge id={station.tier} large />
              </span>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

function stationsOf({ hold, overrides = [], tier }: Decision, view: RulesView): Station[] {
  const moves = overrides.flatMap(({ id, outcome, from, to }) =>
    outcome === 'applied' && typeof from === 'string' && typeof to === 'string' ? [{ id, from, to }] : [],
  )
  const held = hold?.to !== undefined && hold.to !== hold.from ? hold.to : undefined
  const first = (held === undefined ? undefined : hold?.from) ?? moves[0]?.from ?? tier.id
  const assigned = view.document().assign.score === undefined ? label('tier') : label('score')
  return [
    { name: assigned, tier: first },
    ...(held === undefined ? [] : [{ name: label('hold'), tier: held }]),
    ...moves.map(({ id, to }) => ({
      name: nameOf(byId(view.document().overrides, id) ?? { id }, language()),
      tier: to,
    })),
  ]
}
