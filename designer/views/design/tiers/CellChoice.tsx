import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, type JSX } from 'solid-js'
import { setCell } from '../../../model/edit/matrix.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import type { MatrixEditing } from './createMatrix.ts'
import type { Tiering } from './createTiering.ts'
import { spanText } from './spanText.ts'

/** The tier of a cell, shown as everywhere, chosen from a list. */
export function CellChoice(props: {
  tiering: Tiering
  editing: MatrixEditing
  tier: string
  column: number
  row: number
}): JSX.Element {
  const view = useStrategy()
  const name = () =>
    t('editTiers.cellOf', {
      x: `${props.editing.axisName('x')} ${spanText(props.editing.matrix().x.edges, props.column)}`,
      y: `${props.editing.axisName('y')} ${spanText(props.editing.matrix().y.edges, props.row)}`,
    })
  return (
    <span class="cell-choice">
      <TierBadge id={props.tier} />
      <ChevronDown size={12} aria-hidden="true" />
      <select
        aria-label={name()}
        value={props.tier}
        onChange={(event) =>
          props.tiering.edit(
            () => t('editTiers.cellChosen'),
            setCell(props.column, props.row, event.currentTarget.value),
          )
        }
      >
        <For each={view.document().tiers}>
          {(tier) => (
            <option value={tier.id} selected={tier.id === props.tier}>
              {nameOf(tier, language())}
            </option>
          )}
        </For>
      </select>
    </span>
  )
}
