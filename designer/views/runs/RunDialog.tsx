import { A } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { createLoad } from '../../model/load.ts'
import { localize } from '../../model/names.ts'
import { populationsOf } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { makeRun, type Run } from '../../model/runs.ts'
import { label, t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { createAnswer } from '../account/createAnswer.ts'
import { FormError } from '../account/FormError.tsx'
import { FailureNotice } from '../states.tsx'
import '../../ui/forms.css'

/** Which population is scored, and as of when. */
export function RunDialog(props: {
  strategy: string
  population: string | undefined
  onClose: () => void
  onMade: (run: Run) => void
}): JSX.Element {
  const populations = createLoad(() => props.strategy, populationsOf)
  const [wanted, setWanted] = createSignal(props.population)
  const [asOf, setAsOf] = createSignal('')
  const answer = createAnswer()
  const chosen = () => wanted() ?? populations.data()?.[0]?.id
  const isEmpty = () => populations.data()?.length === 0
  const submit = () => {
    const population = chosen()
    if (population === undefined) return
    void answer.send(undefined, async () =>
      props.onMade(await makeRun(props.strategy, { population, ...(asOf() === '' ? {} : { asOf: asOf() }) })),
    )
  }
  return (
    <Dialog
      title={t('runs.dialog')}
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <>
          <Show when={answer.busy()}>
            <span class="run-making ink-2" role="status">
              {t('runs.making')}
            </span>
          </Show>
          <button type="button" class="button" onClick={props.onClose}>
            {t('people.cancel')}
          </button>
          <Show when={!isEmpty()}>
            <button type="submit" class="button primary" aria-disabled={answer.busy() || chosen() === undefined}>
              {t('runs.make')}
            </button>
          </Show>
        </>
      }
    >
      <Show when={populations.failure()}>
        {(failure) => <FailureNotice failure={failure()} onRetry={populations.retry} />}
      </Show>
      <Show
        when={!isEmpty()}
        fallback={
          <>
            <p>{t('runs.noPopulation')}</p>
            <A class="button" href={`/populations/new?strategy=${encodeURIComponent(props.strategy)}`}>
              {t('runs.toImport')}
            </A>
          </>
        }
      >
        <div class="text-field">
          <label for="run-population">{label('population')}</label>
          <select id="run-population" class="control" onChange={(event) => setWanted(event.currentTarget.value)}>
            <For each={populations.data() ?? []}>
              {(population) => (
                <option value={population.id} selected={population.id === chosen()}>
                  {t('runs.populationOption', {
                    name: localize(population.name, language()),
                    n: population.rows,
                  })}
                </option>
              )}
            </For>
          </select>
        </div>
        <TextField label={t('runs.date')} type="date" value={asOf()} onInput={setAsOf} hint={t('runs.dateHint')} />
      </Show>
      <FormError text={answer.at('form')} />
    </Dialog>
  )
}
