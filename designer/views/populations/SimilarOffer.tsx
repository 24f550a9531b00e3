import FileClock from 'lucide-solid/icons/file-clock'
import { type JSX, Show } from 'solid-js'
import type { Import } from '../../model/import/createImport.ts'
import { formatDay } from '../../model/instant.ts'
import { localize } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** A file of the same columns was imported before: what was decided then can be taken over. */
export function SimilarOffer(props: { model: Import }): JSX.Element {
  return (
    <Show when={props.model.similar()}>
      {(population) => (
        <p class="similar-offer" role="status">
          <FileClock size={14} aria-hidden="true" />
          <span>
            {t('importing.similar', {
              name: localize(population().name, language()),
              date: formatDay(population().createdAt, language()),
            })}
          </span>
          <button type="button" class="button" onClick={() => props.model.takeOver(population())}>
            {t('importing.takeOver')}
          </button>
        </p>
      )}
    </Show>
  )
}
