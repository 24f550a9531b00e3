import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { tidyPoints } from '../../../model/edit/grid.ts'
import { setHoldDrop, setHoldMargin } from '../../../model/edit/tiers.ts'
import { formatNumber } from '../../../model/format.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell, type TypedNumber } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import type { Tiering } from './createTiering.ts'

/** What keeps a tier from flickering: points below a threshold at which it is kept, and the deepest fall at once. */
export function HoldFields(props: { tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const hold = () => view.document().hold
  const named = () => label('hold')
  const setMargin = (margin: number | undefined, merge?: string) =>
    props.tiering.edit(named, setHoldMargin(margin === undefined ? undefined : Math.max(tidyPoints(margin), 0)), merge)
  const setDrop = (drop: number | undefined) => props.tiering.edit(named, setHoldDrop(drop))
  return (
    <section class="hold-fields" aria-label={label('hold')}>
      <h2>{label('hold')}</h2>
      <div class="hold-cells">
        <span>{t('editTiers.holdMargin')}</span>
        <NumberCell
          text={typedNumber(hold()?.margin)}
          label={t('editTiers.holdMargin')}
          canBeEmpty
          placeholder={t('editTiers.holdNone')}
          read={readMargin}
          onEnter={(margin) => setMargin(margin)}
          onStep={(steps) => setMargin((hold()?.margin ?? 0) + steps * 0.5, 'hold')}
        />
        <Show when={hold()}>
          {(found) => (
            <>
              <span>{t('editTiers.holdDrop')}</span>
              <NumberCell
                text={typedNumber(found().maxDrop)}
                label={t('editTiers.holdDrop')}
                canBeEmpty
                placeholder={t('cell.any')}
                read={readDrop}
                onEnter={setDrop}
                onStep={(steps) => setDrop(Math.max((found().maxDrop ?? 0) + steps, 1))}
              />
            </>
          )}
        </Show>
      </div>
      <p class="ink-2">
        <Show when={hold()} fallback={t('editTiers.holdOff')}>
          {(found) => (
            <>
              {t('hold.margin', { margin: formatNumber(found().margin, language()) })}
              <Show when={found().maxDrop}>{(n) => <> {t('hold.maxDrop', { n: n() })}</>}</Show>
            </>
          )}
        </Show>
      </p>
    </section>
  )
}

function readMargin(typed: string): TypedNumber {
  const reading = readNumberCell(typed)
  return reading.ok && reading.value !== undefined && reading.value < 0
    ? { ok: false, complaint: t('editTiers.marginFault') }
    : reading
}

function readDrop(typed: string): TypedNumber {
  const reading = readNumberCell(typed)
  if (!reading.ok || reading.value === undefined) return reading
  return Number.isInteger(reading.value) && reading.value >= 1
    ? reading
    : { ok: false, complaint: t('editTiers.dropFault') }
}
