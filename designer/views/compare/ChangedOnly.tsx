import type { JSX } from 'solid-js'
import { t } from '../../model/words.ts'

/** Whether what is the same in both is left out. */
export function ChangedOnly(props: { checked: boolean; onChange: (checked: boolean) => void }): JSX.Element {
  return (
    <label class="changed-only">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {t('compare.partsOnly')}
    </label>
  )
}
