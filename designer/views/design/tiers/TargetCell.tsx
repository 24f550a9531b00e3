import type { JSX } from 'solid-js'
import type { Tier } from '../../../../engine/index.ts'
import { tidy } from '../../../model/edit/grid.ts'
import { setTarget, type Target } from '../../../model/edit/tiers.ts'
import { t } from '../../../model/words.ts'
import { NumberCell, type TypedNumber } from '../../../ui/NumberCell.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import type { Tiering } from './createTiering.ts'

/** The number of a target, typed: a percentage, or a number of subjects. Emptied, there is no target. */
export function TargetCell(props: { tier: Tier; tiering: Tiering }): JSX.Element {
  const target = () => props.tier.target
  const isCount = () => target()?.count !== undefined
  const value = () => target()?.count ?? target()?.share ?? target()?.cumulative?.share
  const set = (wanted: number | undefined, merge?: string) => {
    const next = withNumber(target(), wanted)
    if (next !== 'refused')
      props.tiering.edit(
        () => t('editTiers.targetOf', { tier: props.tiering.name(props.tier.id) }),
        setTarget(props.tier.id, next),
        merge,
      )
  }
  return (
    <NumberCell
      text={typedNumber(value(), isCount() ? undefined : 'percent')}
      label={t('editTiers.targetOf', { tier: props.tiering.name(props.tier.id) })}
      canBeEmpty
      placeholder="—"
      read={(typed) => (isCount() ? readCount(typed) : readShare(typed))}
      onEnter={(typed) => set(typed)}
      onStep={(steps) => set(tidy((value() ?? 0) + steps * (isCount() ? 1 : 0.01)), `target ${props.tier.id}`)}
    />
  )
}

function withNumber(target: Target | undefined, value: number | undefined): Target | undefined | 'refused' {
  if (value === undefined) return undefined
  if (target?.count !== undefined) return Number.isInteger(value) && value >= 0 ? { count: value } : 'refused'
  if (!(value > 0 && value <= 1)) return 'refused'
  return target?.cumulative ? { cumulative: { ...target.cumulative, share: value } } : { share: value }
}

function readShare(typed: string): TypedNumber {
  const reading = readNumberCell(typed, 'percent')
  if (!reading.ok || reading.value === undefined) return reading
  return reading.value > 0 && reading.value <= 1
    ? { ok: true, value: tidy(reading.value) }
    : { ok: false, complaint: t('editTiers.shareFault') }
}

function readCount(typed: string): TypedNumber {
  const reading = readNumberCell(typed)
  if (!reading.ok || reading.value === undefined) return reading
  return Number.isInteger(reading.value) && reading.value >= 0
    ? reading
    : { ok: false, complaint: t('editTiers.countFault') }
}
