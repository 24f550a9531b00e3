import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { failureOf } from '../../model/api.ts'
import type { Import } from '../../model/import/createImport.ts'
import { linesOf, type OtherPopulation, otherPopulations } from '../../model/import/otherPopulations.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { listed, t } from '../../model/words.ts'

/** Instead of a file: a population of another strategy, read by the fields of this one. */
export function TakeOver(props: { model: Import; document: Strategy }): JSX.Element {
  const load = createLoad(
    () => ({ document: props.document, strategy: props.model.strategy() }),
    ({ document, strategy }) => otherPopulations(document, strategy),
  )
  const [wanted, setWanted] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<'takeOver.failed' | 'takeOver.notAllowed'>()
  const all = () => load.data() ?? []
  const chosen = createMemo(() => all().find(({ population }) => population.id === wanted()))
  const fitting = () => all().filter(({ lacking }) => lacking.length === 0)
  const unfit = () => all().filter(({ lacking }) => lacking.length > 0)
  const called = ({ population }: OtherPopulation) => localize(population.name, language())
  const take = async (other: OtherPopulation) => {
    setBusy(true)
    setFailed(undefined)
    try {
      const { text, mapping } = await linesOf(other)
      const file = new File([text], `${called(other)}.ndjson`, { type: 'application/x-ndjson' })
      void props.model.chooseDecided(file, mapping, called(other))
    } catch (error) {
      const failure = failureOf(error)
      const isForbidden = failure.kind === 'refused' && failure.code === 'forbidden'
      setFailed(isForbidden ? 'takeOver.notAllowed' : 'takeOver.failed')
    } finally {
      setBusy(false)
    }
  }
  const options = (list: OtherPopulation[]) => (
    <For each={list}>
      {(other) => (
        <option value={other.population.id} selected={other.population.id === wanted()}>
          {t('takeOver.option', {
            name: called(other),
            strategy: nameOf(other.of, language()),
            n: other.population.rows,
          })}
        </option>
      )}
    </For>
  )
  return (
    <Show when={load.data() && props.model.profile() === undefined && props.model.stage() === 'choose'}>
      <div class="take-over">
        <Show when={all().length > 0} fallback={<p class="ink-3">{t('takeOver.none')}</p>}>
          <label class="ink-2" for="take-over">
            {t('takeOver.or')}
          </label>
          <div class="take-over-line">
            <select id="take-over" class="control" onChange={(event) => setWanted(event.currentTarget.value)}>
              <option value="">{t('takeOver.choose')}</option>
              <Show when={fitting().length > 0}>
                <optgroup label={t('takeOver.fitting')}>{options(fitting())}</optgroup>
              </Show>
              <Show when={unfit().length > 0}>
                <optgroup label={t('takeOver.lacking')}>{options(unfit())}</optgroup>
              </Show>
            </select>
            <button
              type="button"
              class="button"
              disabled={busy() || chosen()?.lacking.length !== 0}
              onClick={() => {
                const other = chosen()
                if (other) void take(other)
              }}
            >
              {t(busy() ? 'takeOver.busy' : 'takeOver.do')}
            </button>
          </div>
          <Show when={chosen()}>
            {(other) => <p class={other().lacking.length > 0 ? 'warn' : 'ink-2'}>{fitText(props.document, other())}</p>}
          </Show>
          <Show when={failed()}>
            {(key) => (
              <p class="err" role="alert">
                {t(key())}
              </p>
            )}
          </Show>
        </Show>
      </div>
    </Show>
  )
}

function fitText(document: Strategy, { shared, lacking }: OtherPopulation): string {
  const counts = { shared: shared.length, all: document.fields.length }
  if (lacking.length === 0) return t('takeOver.fits', counts)
  return t('takeOver.lacks', { ...counts, fields: listed(lacking.map((field) => nameOf(field, language()))) })
}
