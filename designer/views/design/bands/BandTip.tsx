import { For, type JSX, Show } from 'solid-js'
import { edgeOf } from '../../../model/edit/bands.ts'
import { formatNumber } from '../../../model/format.ts'
import { language } from '../../../model/preferences.ts'
import type { Shift } from '../../../model/preview/questions/shifts.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import type { Attended, BandsModel } from './createBands.ts'

/** What moving a handle has come to: what it was, who gets other points for it, and how many change tier. */
export function BandTip(props: PointsViewProps & { model: BandsModel; handle: Attended }): JSX.Element {
  const view = useStrategy()
  const { model } = props
  const band = () => model.bands()[props.handle.band]
  const before = () => model.beforeAt(props.handle.band)
  const isEdge = () => props.handle.kind === 'edge'
  const text = (value: number | undefined) =>
    value === undefined ? '' : isEdge() ? model.line.short(value) : formatNumber(value, language())
  const now = () => (isEdge() ? edgeOf(band()) : band()?.points)
  const was = () => (isEdge() ? edgeOf(before()) : before()?.points)
  /** Where this handle makes the difference. */
  const stretch = () => {
    const [a, b] = isEdge()
      ? [edgeOf(band()), edgeOf(before())]
      : [edgeOf(band()) ?? -Number.MAX_VALUE, edgeOf(model.bands()[props.handle.band + 1]) ?? Number.MAX_VALUE]
    if (a === undefined || b === undefined || now() === was()) return undefined
    return { dimension: props.dimension.id, from: Math.min(a, b), to: Math.max(a, b) }
  }
  const shifts = view.preview.ask('shifts', stretch)
  const moved = () => (shifts() ?? []).reduce((sum, shift) => sum + shift.moved, 0)
  return (
    <>
      <p>
        <b>{text(now())}</b>{' '}
        <span class="ink-2">
          <Show when={was() !== undefined} fallback={t('editBands.isNew', { version: `v${view.base()?.number}` })}>
            {now() === was()
              ? t('editBands.asIn', { version: `v${view.base()?.number}` })
              : t('editBands.was', { value: text(was()), version: `v${view.base()?.number}` })}
          </Show>
        </span>
      </p>
      <Show when={stretch()}>
        <For each={(shifts() ?? []).slice(0, 3)}>{(shift) => <p>{shiftText(shift)}</p>}</For>
        <Show when={shifts()} keyed>
          {(found) => <p>{found.length === 0 ? t('editBands.nobody') : t('editBands.changeTier', { n: moved() })}</p>}
        </Show>
      </Show>
    </>
  )
}

const shiftText = ({ count, before, after }: Shift): string =>
  t(after > before ? 'editBands.rise' : 'editBands.drop', {
    n: count,
    before: formatNumber(before, language()),
    after: formatNumber(after, language()),
  })
