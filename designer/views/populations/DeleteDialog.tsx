import type { JSX } from 'solid-js'
import { localize } from '../../model/names.ts'
import { deletePopulation, type PopulationEntry } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'

export function DeleteDialog(props: {
  population: PopulationEntry
  onClose: () => void
  onDeleted: () => void
}): JSX.Element {
  const answer = createAnswer()
  const submit = () =>
    answer.send(undefined, async () => {
      await deletePopulation(props.population.id)
      props.onDeleted()
    })
  return (
    <Dialog
      title={t('populations.deleteTitle', { name: localize(props.population.name, language()) })}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('people.cancel')}
          </button>
          <button type="submit" class="button danger" aria-disabled={answer.busy()}>
            {t('populations.delete')}
          </button>
        </>
      }
    >
      <p>{t('populations.deleteText', { n: props.population.rows })}</p>
      <FormError text={answer.at('form')} />
    </Dialog>
  )
}
