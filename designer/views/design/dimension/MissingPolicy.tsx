import { type JSX, Show } from 'solid-js'
import type { Dimension, MissingPolicy as Policy } from '../../../../engine/index.ts'
import { setDimension } from '../../../model/edit/dimension.ts'
import { tidyPoints } from '../../../model/edit/grid.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'

/** What happens to subjects without a value, and how many they are. */
export function MissingPolicy(props: { dimension: Dimension; missing: number | undefined }): JSX.Element {
  const view = useStrategy()
  const policy = (): Policy => props.dimension.missing ?? 'fail'
  const kind = () => {
    const now = policy()
    return typeof now === 'object' ? 'points' : now
  }
  const points = () => {
    const now = policy()
    return typeof now === 'object' ? now.points : undefined
  }
  const set = (next: Policy, merge?: string) =>
    view.editing?.editor.edit(
      () => t('editDimension.missingOf', { name: nameOf(props.dimension, language()) }),
      setDimension(props.dimension.id, 'missing', next === 'fail' ? undefined : next),
      merge,
    )
  const choose = (next: string) => set(next === 'points' ? { points: 0 } : (next as 'fail' | 'skip'))
  return (
    <Show when={props.dimension.value !== undefined}>
      <div class="missing-policy">
        <label>
          <span class="ink-2">{t('missing.title')}</span>
          <select class="control" onChange={(event) => choose(event.currentTarget.value)}>
            <option value="fail" selected={kind() === 'fail'}>
              {t('editDimension.missingFail')}
            </option>
            <option value="skip" selected={kind() === 'skip'}>
              {t('editDimension.missingSkip')}
            </option>
            <option value="points" selected={kind() === 'points'}>
              {t('editDimension.missingPoints')}
            </option>
          </select>
        </label>
        <Show when={points() !== undefined}>
          <NumberCell
            text={typedNumber(points())}
            label={t('editDimension.missingPoints')}
            read={(typed) => readNumberCell(typed)}
            needed={t('editBands.pointsNeeded')}
            onEnter={(value) => value !== undefined && set({ points: tidyPoints(value) })}
            onStep={(steps) => set({ points: tidyPoints((points() ?? 0) + steps) }, `missing ${props.dimension.id}`)}
          />
        </Show>
        <Show when={props.missing !== undefined && view.preview.summary()}>
          {(summary) => (
            <span class="ink-3 tab">
              {t('editDimension.missingCount', {
                n: formatNumber(props.missing ?? 0, language()),
                rows: formatNumber(summary().rows, language()),
              })}
            </span>
          )}
        </Show>
      </div>
    </Show>
  )
}
