/** Opens and closes the details of a field or a derived value. */
import ChevronDown from 'lucide-solid/icons/chevron-down'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import { type JSX, Show } from 'solid-js'
import { t } from '../../../model/words.ts'

export function DetailsToggle(props: { name: string; open: boolean; onOpen: (open: boolean) => void }): JSX.Element {
  return (
    <button
      type="button"
      class="button icon quiet"
      aria-expanded={props.open}
      aria-label={t('editFields.detailsOf', { name: props.name })}
      title={t('editFields.details')}
      onClick={() => props.onOpen(!props.open)}
    >
      <Show when={props.open} fallback={<ChevronDown size={15} aria-hidden="true" />}>
        <ChevronUp size={15} aria-hidden="true" />
      </Show>
    </button>
  )
}
