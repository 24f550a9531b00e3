import type { JSX } from 'solid-js'
import { t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'

/** Whether what is the same in both is left out. */
export function ChangedOnly(props: { checked: boolean; onChange: (checked: boolean) => void }): JSX.Element {
  return (
    <div class="changed-only">
      <Segmented
        name={t('compare.scope')}
        chosen={props.checked ? 'changed' : 'all'}
        choices={[
          { value: 'changed', text: t('compare.scopeChanged') },
          { value: 'all', text: t('compare.scopeAll') },
        ]}
        onChoose={(chosen) => props.onChange(chosen === 'changed')}
      />
    </div>
  )
}
